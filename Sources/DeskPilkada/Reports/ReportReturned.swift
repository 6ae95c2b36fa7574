package import CanonicalJSON
package import EventLedger

/// A report that was sent back for completion.
package struct ReportReturned: Contribution {
  package let index: Int64
  package let received: Instant
  package let reasons: [String]
  /// Until when it is to be completed; nil when no time was set.
  package let newDueAt: Instant?

  package init(_ record: Record) {
    index = Int64(record.index)
    received = record.received
    reasons = record.data.texts("reasons")
    newDueAt = record.data.instant("newDueAt").map { Instant(seconds: $0) }
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let received = json.integer("received") else {
      return nil
    }
    self.index = index
    self.received = Instant(seconds: received)
    reasons = json.texts("reasons")
    newDueAt = json.integer("newDueAt").map { Instant(seconds: $0) }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("received", .integer(received.seconds)),
      ("reasons", .texts(reasons)),
    ]
    if let newDueAt { members.append(("newDueAt", .integer(newDueAt.seconds))) }
    return members
  }
}
