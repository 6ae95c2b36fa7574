package import CanonicalJSON
package import EventLedger

/// A decision that one desk need not report for one meeting.
package struct ObligationWaived: Contribution {
  package let index: Int64
  package let received: Instant

  package init(_ record: Record) {
    index = Int64(record.index)
    received = record.received
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let received = json.integer("received") else {
      return nil
    }
    self.index = index
    self.received = Instant(seconds: received)
  }

  package var members: [(name: String, value: JSON)] {
    [("index", .integer(index)), ("received", .integer(received.seconds))]
  }
}
