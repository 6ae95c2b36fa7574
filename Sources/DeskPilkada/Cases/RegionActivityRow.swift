package import CanonicalJSON
package import EventLedger

/// What goes on in one region: how many events of each type speak of it, and what of it is open.
///
/// Every event is counted here, so that the reference that admission asks, `RegionRow`, changes
/// only with the events that are about the region itself.
package struct RegionActivityRow: BlankRow {
  /// How many events of each type speak of the region, under this code.
  package var events = EventCounts()
  /// What is followed from its first word to its end, and is not over.
  package var open = OpenCounts()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let events = EventCounts(row["events"]), let open = OpenCounts(row) else { return nil }
    self.events = events
    self.open = open
  }

  package var members: [(name: String, value: JSON)] {
    [("events", events.json)] + Self.counted.map { ($0.column, .integer(events[$0.type])) }
      + open.members
  }

  /// Types whose counts stand as columns of their own.
  private static let counted: [(column: String, type: String)] = [
    ("reports", PilkadaType.reportSubmitted), ("plans", PilkadaType.needPlanned),
    ("dispatches", PilkadaType.shipmentDispatched), ("receipts", PilkadaType.shipmentReceived),
    ("violations", PilkadaType.violationNoticed),
  ]

  package static let definition = ProjectionDefinition(
    name: "region_activity", version: 1, columns: counted.map(\.column) + OpenCounts.columns)
}

/// How many events of each type speak of one region.
package struct EventCounts: Hashable, Sendable {
  /// One type and how many of it there are; never none.
  package struct Item: Hashable, Sendable {
    /// The type's short name.
    package let type: String
    package fileprivate(set) var count: Int64
  }

  /// Sorted by type.
  package private(set) var items: [Item] = []

  package init() {}

  /// Reads the object that `json` wrote; nil when it is something else.
  package init?(_ json: JSONValue?) {
    guard let json, json.kind == .object else { return nil }
    for member in json.members {
      guard let type = member.name.string, let count = member.value.integer else { return nil }
      items.append(Item(type: type, count: count))
    }
  }

  /// How many events of a type there are.
  package subscript(type: String) -> Int64 { items.first { $0.type == type }?.count ?? 0 }

  /// Counts more of a type, or fewer when negative.
  package mutating func add(_ count: Int64, of type: String) {
    if let position = items.firstIndex(where: { $0.type == type }) {
      items[position].count += count
      if items[position].count == 0 { items.remove(at: position) }
    } else {
      let position = items.firstIndex { $0.type > type } ?? items.count
      items.insert(Item(type: type, count: count), at: position)
    }
  }

  package var json: JSON { JSON(members: items.map { ($0.type, .integer($0.count)) }) }
}

/// How much of a region's business is open, by all that its events say.
package struct OpenCounts: Hashable, Sendable {
  /// Alleged violations whose handling is not closed.
  package var violations: Int64 = 0
  /// Incidents that are not over.
  package var incidents: Int64 = 0
  /// Instructions that some desk addressed still owes.
  package var instructions: Int64 = 0
  /// Polling stations where voting stopped and nobody has said that it goes on.
  package var stoppedStations: Int64 = 0

  package init() {}

  init?(_ row: JSONValue) {
    guard let violations = row.integer("openViolations"),
      let incidents = row.integer("openIncidents"),
      let instructions = row.integer("openInstructions"),
      let stoppedStations = row.integer("stoppedStations")
    else { return nil }
    self.violations = violations
    self.incidents = incidents
    self.instructions = instructions
    self.stoppedStations = stoppedStations
  }

  static func += (left: inout OpenCounts, right: OpenCounts) { left.add(right, times: 1) }
  static func -= (left: inout OpenCounts, right: OpenCounts) { left.add(right, times: -1) }

  private mutating func add(_ other: OpenCounts, times sign: Int64) {
    violations += sign * other.violations
    incidents += sign * other.incidents
    instructions += sign * other.instructions
    stoppedStations += sign * other.stoppedStations
  }

  var members: [(name: String, value: JSON)] {
    [
      ("openViolations", .integer(violations)), ("openIncidents", .integer(incidents)),
      ("openInstructions", .integer(instructions)), ("stoppedStations", .integer(stoppedStations)),
    ]
  }

  /// The columns of the row.
  static let columns = [
    "openViolations", "openIncidents", "openInstructions", "stoppedStations",
  ]
}
