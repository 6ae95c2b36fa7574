import EventLedger

/// An incident that is serious or worse, as it stood at an instant.
package struct SeriousIncident: Sendable {
  package let key: String
  package let report: IncidentReported
  package let severity: IncidentSeverity
  package let isOpen: Bool
  /// Whether it began after the meeting before.
  package let isNew: Bool
  package let injured: Int64
  package let dead: Int64
  /// The index of the newest entry behind it.
  package let newest: UInt64

  /// Those that are open, or began after the meeting before; the gravest first, then the newest.
  static func all(
    at instant: Instant, since previous: Instant, from rows: PilkadaRows
  ) throws -> [SeriousIncident] {
    try rows.found(IncidentRow.self, of: IncidentRow.definition)
      .compactMap { SeriousIncident($0, at: instant, since: previous) }
      .filter { $0.isOpen || $0.isNew }
      .sorted {
        ($1.severity, $1.report.beganAt, $0.key) < ($0.severity, $0.report.beganAt, $1.key)
      }
  }

  private init?(_ found: FoundRow<IncidentRow>, at instant: Instant, since previous: Instant) {
    let course = found.row.course(until: instant)
    guard let report = course.report, report.beganAt <= instant,
      let severity = course.severity, severity >= .serious
    else { return nil }
    key = found.key
    self.report = report
    self.severity = severity
    isOpen = course.isOpen
    isNew = report.beganAt > previous
    injured = course.injured
    dead = course.dead
    newest = found.newest
  }
}
