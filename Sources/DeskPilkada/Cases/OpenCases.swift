package import EventLedger

/// What is open at an instant: alleged violations, incidents, and tasks that desks owe.
package struct OpenCases: Sendable {
  package let violations: [OpenViolation]
  /// The gravest first, then those that began first.
  package let incidents: [OpenIncident]
  /// What desks owe, in the order in which it is due.
  package let tasks: [OpenTask]

  private let codes: RegionCodes

  package init(_ rows: PilkadaRows, codes: RegionCodes, at instant: Instant) throws {
    self.codes = codes
    violations = try rows.found(ViolationRow.self, of: ViolationRow.definition)
      .compactMap { OpenViolation($0, at: instant) }
    incidents = try rows.found(IncidentRow.self, of: IncidentRow.definition)
      .compactMap { OpenIncident($0, at: instant) }
      .sorted {
        ($1.severity, $0.report.beganAt, $0.key) < ($0.severity, $1.report.beganAt, $1.key)
      }
    tasks = try rows.found(InstructionRow.self, of: InstructionRow.definition)
      .flatMap { OpenTask.all(of: $0, at: instant) }
      .sorted { ($0.task.issue.dueAt, $0.key) < ($1.task.issue.dueAt, $1.key) }
  }

  /// The alleged violations that no supervisor has taken in.
  package var unfiled: [OpenViolation] { violations.filter(\.course.isUnfiled) }

  package func violations(in scope: Scope) -> [OpenViolation] {
    violations.filter { scope.contains(codes.current($0.notice.region)) }
  }

  package func incidents(in scope: Scope) -> [OpenIncident] {
    incidents.filter { scope.contains(codes.current($0.report.region)) }
  }

  /// What a desk owes and should have done by an instant.
  package func overdueTasks(of desk: String, at instant: Instant) -> [OpenTask] {
    tasks.filter { $0.task.desk == desk && $0.task.isOverdue(at: instant) }
  }

  /// What is open against a report that says there is nothing to report; empty for any other.
  ///
  /// Such a report stands all the same: the board and the alerts put the two beside each other.
  package func contradictions(to report: ReportSubmitted, by desk: String) -> [Contradiction] {
    guard report.kind == "nothing_to_report" else { return [] }
    let scope = Scope(desk)
    return violations(in: scope).map { .violation($0) } + incidents(in: scope).map { .incident($0) }
  }
}

/// What stands against a report of nothing.
package enum Contradiction: Sendable {
  case violation(OpenViolation)
  case incident(OpenIncident)

  /// The key of its row.
  package var key: String {
    switch self {
    case .violation(let violation): violation.key
    case .incident(let incident): incident.key
    }
  }

  /// The index of the newest entry behind it.
  package var newest: UInt64 {
    switch self {
    case .violation(let violation): violation.newest
    case .incident(let incident): incident.newest
    }
  }
}

/// An alleged violation that was known at an instant, and whose handling was not closed.
package struct OpenViolation: Sendable {
  package let key: String
  package let notice: ViolationNoticed
  package let course: ViolationCourse
  /// The index of the newest entry behind it.
  package let newest: UInt64

  init?(_ found: FoundRow<ViolationRow>, at instant: Instant) {
    let course = found.row.course(until: instant)
    guard let notice = course.notice, notice.knownAt <= instant, course.isOpen else { return nil }
    key = found.key
    self.notice = notice
    self.course = course
    newest = found.newest
  }
}

/// An incident that had begun at an instant and was not over.
package struct OpenIncident: Sendable {
  package let key: String
  package let report: IncidentReported
  package let course: IncidentCourse
  /// The index of the newest entry behind it.
  package let newest: UInt64

  package var severity: IncidentSeverity { course.severity ?? report.severity }

  init?(_ found: FoundRow<IncidentRow>, at instant: Instant) {
    let course = found.row.course(until: instant)
    guard let report = course.report, report.beganAt <= instant, course.isOpen else { return nil }
    key = found.key
    self.report = report
    self.course = course
    newest = found.newest
  }
}

/// A task that a desk owed at an instant.
package struct OpenTask: Sendable {
  package let key: String
  package let task: InstructionTask
  /// The index of the newest entry behind it.
  package let newest: UInt64

  static func all(of found: FoundRow<InstructionRow>, at instant: Instant) -> [OpenTask] {
    guard let issue = found.row.issue, issue.issuedAt <= instant else { return [] }
    return found.row.tasks(until: instant).filter(\.isOwed)
      .map { OpenTask(key: found.key, task: $0, newest: found.newest) }
  }
}
