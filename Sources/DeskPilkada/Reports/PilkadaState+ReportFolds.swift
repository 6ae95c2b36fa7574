import CanonicalJSON
import EventLedger

/// How reports, turnout and outreach change their rows.
extension PilkadaState {
  mutating func foldReport(_ change: Change) throws(RowError) {
    let label = change.data.text("report") ?? ""
    let before = try reports.row(label) ?? ReportRow()
    var after = before
    if change.type.shortName == PilkadaType.reportReturned {
      change.apply(ReportReturned(change.record), to: &after.returns)
    } else {
      change.apply(ReportSubmitted(change.record), to: &after.submissions)
    }
    try updateCompliance(from: before, to: after, at: change.entry)
    try reports.update(label, at: change.entry) { $0 = after }
  }

  /// Takes what a label's row contributed to compliance out, and puts in what it contributes now:
  /// which report counts depends on the others under its label.
  private mutating func updateCompliance(
    from before: ReportRow, to after: ReportRow, at entry: UInt64
  ) throws(RowError) {
    for report in before.submissions.counting {
      try updateCompliance(of: report, at: entry) { row in
        row.reports.remove(index: report.index)
        for item in before.returns.items { row.returns.remove(index: item.index) }
      }
    }
    for report in after.submissions.counting {
      try updateCompliance(of: report, at: entry) { row in
        row.reports.insert(report)
        for item in after.returns.items {
          row.returns.remove(index: item.index)
          row.returns.insert(item)
        }
      }
    }
  }

  private mutating func updateCompliance(
    of report: ReportSubmitted, at entry: UInt64, _ body: (inout ComplianceRow) -> Void
  ) throws(RowError) {
    guard let meeting = report.meeting else { return }
    let key = ComplianceRow.key(meeting: meeting, desk: report.desk)
    try compliance.update(key, at: entry) { row in
      var compliance = row.take() ?? ComplianceRow()
      body(&compliance)
      row = compliance
    }
  }

  mutating func foldTurnout(_ change: Change) throws(RowError) {
    guard let slot = change.data.instant("slot") else { return }
    let key = TurnoutRow.key(change.record.event.subject, at: Instant(seconds: slot))
    try turnout.update(key, at: change.entry) { row in
      var turnout = row.take() ?? TurnoutRow()
      change.apply(TurnoutReported(change.record), to: &turnout.reports)
      row = turnout
    }
  }

  mutating func foldOutreach(_ change: Change) throws(RowError) {
    let key = OutreachRow.key(change.data.text("topic") ?? "", in: change.record.event.subject)
    let participants = change.data.integer("participants") ?? 0
    try outreach.update(key, at: change.entry) { row in
      var outreach = row.take() ?? OutreachRow()
      outreach.held += change.sign
      outreach.participants += change.sign * participants
      row = outreach
    }
  }
}
