package import CanonicalJSON
package import EventLedger

/// A decision that a meeting does not take place.
package struct MeetingCancelled: Contribution {
  package let index: Int64
  package let received: Instant
  /// Whether the desks owe their reports all the same.
  package let reportsStillDue: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    received = record.received
    reportsStillDue = record.data.flag("reportsStillDue")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let received = json.integer("received") else {
      return nil
    }
    self.index = index
    self.received = Instant(seconds: received)
    reportsStillDue = json.flag("reportsStillDue")
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("received", .integer(received.seconds)),
      ("reportsStillDue", .boolean(reportsStillDue)),
    ]
  }
}
