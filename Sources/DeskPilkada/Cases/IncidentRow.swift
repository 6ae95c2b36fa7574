package import CanonicalJSON
package import EventLedger

/// An incident under its label, from its first word to its end.
package struct IncidentRow: CaseRow {
  package var makers = Series<IncidentReported>()
  package var steps = Series<IncidentStep>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let reports = Series<IncidentReported>(row["reports"]),
      let steps = Series<IncidentStep>(row["steps"])
    else { return nil }
    makers = reports
    self.steps = steps
  }

  /// The report that holds the label.
  package var report: IncidentReported? { maker }

  /// How it stood at an instant, by what its desks date before.
  package func course(until instant: Instant = .endOfTime) -> IncidentCourse {
    IncidentCourse(report: report, steps: steps.chronology(until: instant))
  }

  package var open: OpenCounts {
    var counts = OpenCounts()
    counts.incidents = course().isOpen ? 1 : 0
    return counts
  }

  package var members: [(name: String, value: JSON)] {
    let course = course()
    var members: [(name: String, value: JSON)] = [
      ("reports", makers.json), ("steps", steps.json),
      ("duplicateLabel", .boolean(makers.hasDuplicateLabel)),
      ("state", .string(course.state.rawValue)), ("injured", .integer(course.injured)),
      ("dead", .integer(course.dead)),
    ]
    if let report {
      members.append(("region", .string(report.region)))
      members.append(("desk", .string(report.desk)))
      members.append(("kind", .string(report.kind)))
      members.append(("beganAt", .string("\(Timestamp(utc: report.beganAt))")))
    }
    if let severity = course.severity { members.append(("severity", .string(severity.rawValue))) }
    if let updated = course.steps.last?.at {
      members.append(("updatedAt", .string("\(Timestamp(utc: updated))")))
    }
    if let ended = course.endedAt {
      members.append(("closedAt", .string("\(Timestamp(utc: ended))")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "incidents", version: 1,
    columns: [
      "state", "severity", "kind", "region", "desk", "beganAt", "updatedAt", "closedAt", "injured",
      "dead", "duplicateLabel",
    ])
}

/// How an incident stood, its steps in the order in which they happened.
package struct IncidentCourse: Sendable {
  package let report: IncidentReported?
  package let steps: [IncidentStep]

  package enum State: String, Sendable {
    case open, closed
    /// Steps speak of a label under which nobody reported anything.
    case unreported
    /// The report was withdrawn, and nothing else is there.
    case withdrawn
  }

  package var state: State {
    guard report != nil else { return steps.isEmpty ? .withdrawn : .unreported }
    return endedAt == nil ? .open : .closed
  }

  package var isOpen: Bool { state == .open }

  /// When it ended; what comes after does not open it again.
  package var endedAt: Instant? { steps.first(where: \.isEnd)?.at }

  /// The newest word of its severity.
  package var severity: IncidentSeverity? {
    steps.last { $0.severity != nil }?.severity ?? report?.severity
  }

  /// People hurt by the newest count; 0 when nobody counted.
  package var injured: Int64 {
    steps.last { $0.injured != nil }?.injured ?? report?.injured ?? 0
  }

  /// People killed by the newest count; 0 when nobody counted.
  package var dead: Int64 { steps.last { $0.dead != nil }?.dead ?? report?.dead ?? 0 }
}
