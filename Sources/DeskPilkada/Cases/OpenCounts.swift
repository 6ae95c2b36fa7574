import CanonicalJSON

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

  /// The columns of the card.
  static let columns = [
    "openViolations", "openIncidents", "openInstructions", "stoppedStations",
  ]
}
