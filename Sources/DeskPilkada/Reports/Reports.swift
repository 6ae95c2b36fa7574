package import EventLedger

/// What desks report, and how they keep the cut-offs.
///
/// Which report counts for a meeting depends on the others under its label, so the two fold
/// together.
package struct Reports: Slice {
  var reports = Table<ReportRow>()
  var compliance = Table<ComplianceRow>()
  var outreach = Table<OutreachRow>()

  package init() {}

  package static let tables: [TableOf<Reports>] = [
    TableOf(\.reports), TableOf(\.compliance), TableOf(\.outreach),
  ]

  package static let folds: [Fold<Reports>] = [
    Fold(ReportKinds.submitted) { (slice, change) throws(RowError) in
      try slice.fold(change.payload.key, at: change.entry) { report in
        change.apply(change.payload.item, to: &report.submissions)
      }
    },
    Fold(ReportKinds.returned) { (slice, change) throws(RowError) in
      try slice.fold(change.payload.key, at: change.entry) { report in
        change.apply(change.payload.item, to: &report.returns)
      }
    },
    Fold(ReportKinds.waived) { (slice, change) throws(RowError) in
      try change.apply(to: \.waivers, in: &slice.compliance)
    },
    Fold(ReportKinds.outreach) { (slice, change) throws(RowError) in
      try slice.outreach.change(change.payload.key, at: change.entry) { row in
        row.held += change.sign
        row.participants += change.sign * change.payload.participants
      }
    },
  ]
}

extension Reports {
  /// Changes a label's row, and what it contributes to compliance.
  private mutating func fold(
    _ label: String, at entry: UInt64, _ body: (inout ReportRow) -> Void
  ) throws(RowError) {
    let before = try reports.row(label) ?? ReportRow()
    var after = before
    body(&after)
    try updateCompliance(from: before, to: after, at: entry)
    try reports.update(label, at: entry) { $0 = after }
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
    try compliance.change(
      ComplianceRow.key(meeting: meeting, desk: report.desk), at: entry, body)
  }
}
