import EventLedger

/// Time limits that have run out.
extension AlertFinder {
  func overdueClocks() -> [Alert] {
    open.violations.flatMap { violation in
      violation.course.clocks(offsetMinutes: offsetMinutes)
        .filter { $0.isOverdue(at: instant) }
        .map { clock in
          Alert(
            kind: clock.limit == .filing ? .filingOverdue : .decisionOverdue, severity: .high,
            region: codes.current(violation.notice.region), desk: violation.notice.desk,
            since: clock.endsAt,
            key: violation.key, entries: [violation.newest])
        }
    }
  }

  func overdueInstructions() -> [Alert] {
    open.tasks.filter { $0.task.isOverdue(at: instant) }.map { open in
      let issue = open.task.issue
      return Alert(
        kind: .instructionOverdue, severity: issue.priority == "normal" ? .medium : .high,
        region: Region.code(ofDesk: open.task.desk), desk: open.task.desk, since: issue.dueAt,
        key: open.key, entries: [open.newest])
    }
  }
}
