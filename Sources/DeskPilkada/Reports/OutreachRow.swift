package import CanonicalJSON
package import EventLedger

/// How often a region was informed about one topic, and how many people came.
package struct OutreachRow: BlankRow {
  /// Activities.
  package var held: Int64 = 0
  /// Persons; who came twice counts twice.
  package var participants: Int64 = 0

  package init() {}

  package init?(_ row: JSONValue) {
    guard let held = row.integer("held"), let participants = row.integer("participants") else {
      return nil
    }
    self.held = held
    self.participants = participants
  }

  package var members: [(name: String, value: JSON)] {
    [("held", .integer(held)), ("participants", .integer(participants))]
  }

  /// The key of a topic in a region.
  package static func key(_ topic: String, in region: String) -> String { "\(region)/\(topic)" }

  package static let definition = ProjectionDefinition(
    name: "outreach", version: 1, keyParts: .init(first: "region", last: "topic"),
    columns: ["held", "participants"])
}

/// An activity at which people were informed.
struct OutreachHeld: Sendable {
  /// The key of the topic in its region.
  let key: String
  let participants: Int64

  init(_ record: Record) {
    key = OutreachRow.key(record.data.text("topic") ?? "", in: record.event.subject)
    participants = record.data.integer("participants") ?? 0
  }
}
