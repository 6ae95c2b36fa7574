package import CanonicalJSON
package import EventLedger

/// Word that a shipment will be late, and why.
package struct ShipmentDelayed: Contribution {
  package let index: Int64
  /// The region where it is held up.
  package let region: String
  package let reason: String
  package let knownAt: Instant
  /// When it is expected now; nil while nobody knows.
  package let newExpectedAt: Instant?

  package init(_ record: Record) {
    index = Int64(record.index)
    region = record.event.subject
    reason = record.data.text("reason") ?? ""
    knownAt = record.event.time.instant
    newExpectedAt = record.data.instant("newExpectedAt").map { Instant(seconds: $0) }
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let region = json.text("region"),
      let reason = json.text("reason"), let knownAt = json.integer("knownAt")
    else { return nil }
    self.index = index
    self.region = region
    self.reason = reason
    self.knownAt = Instant(seconds: knownAt)
    newExpectedAt = json.integer("newExpectedAt").map { Instant(seconds: $0) }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("region", .string(region)), ("reason", .string(reason)),
      ("knownAt", .integer(knownAt.seconds)),
    ]
    if let newExpectedAt { members.append(("newExpectedAt", .integer(newExpectedAt.seconds))) }
    return members
  }
}
