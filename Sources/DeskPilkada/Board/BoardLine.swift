package import EventLedger

/// One desk on the Monday board.
package struct BoardLine: Sendable {
  package let desk: String
  /// The region's official name.
  package let name: String
  package let punctuality: Punctuality
  /// The newest report for the meeting; nil for a silent desk, of which nothing is known.
  package let report: ReportSubmitted?
  /// When the desk says it wrote its late report, where that was before the cut-off: its word.
  package let saysWritten: Instant?
  /// Whether that report was sent back and nothing has followed it.
  package let isReturned: Bool
  package let districtsTotal: Int
  /// Positions of the logistics plan fulfilled at district level.
  package let districts: LogisticsShare
  /// Positions of the logistics plan fulfilled at village level.
  package let villages: LogisticsShare
  /// Alleged violations in the region that are known and not closed.
  package let violations: Int
  /// Incidents in the region that are not over.
  package let incidents: Int
  /// Instructions that the desk should have carried out by now.
  package let overdueTasks: Int
  /// What is open although the desk says that there is nothing to report.
  package let contradictions: [Contradiction]

  package var isContradicted: Bool { !contradictions.isEmpty }

  /// `regions`: the cards of all regions, which the lines of a board share.
  init(
    desk: String, meeting: MeetingRow, label: String, at instant: Instant,
    regions: [(key: String, row: RegionRow)], codes: RegionCodes, open: OpenCases,
    from rows: PilkadaRows
  ) throws {
    let key = ComplianceRow.key(meeting: label, desk: desk)
    let compliance =
      try rows.row(ComplianceRow.self, of: ComplianceRow.definition, key: key) ?? ComplianceRow()
    let cards = regions.filter { Scope(desk).contains($0.key) }
    self.desk = desk
    name = cards.first { $0.key == desk }?.row.name ?? desk
    punctuality = compliance.punctuality(for: meeting, at: instant)
    report = compliance.reports(until: instant).last
    saysWritten = Self.claim(of: compliance, for: meeting, at: instant)
    isReturned = compliance.isReturned(at: instant)
    districtsTotal = cards.count { $0.row.level == .district && $0.row.isInForce(as: $0.key) }
    let balances = try LogisticsBalances(of: desk, codes: codes, from: rows)
    districts = LogisticsShare(of: balances, level: .district)
    villages = LogisticsShare(of: balances, level: .village)
    violations = open.violations(in: Scope(desk)).count
    incidents = open.incidents(in: Scope(desk)).count
    overdueTasks = open.overdueTasks(of: desk, at: instant).count
    contradictions = report.map { open.contradictions(to: $0, by: desk) } ?? []
  }

  /// When a desk says it wrote its first report, which came late.
  ///
  /// A link that was down explains a delay. Nothing in the ledger proves it, and no lateness
  /// changes by it.
  private static func claim(
    of compliance: ComplianceRow, for meeting: MeetingRow, at instant: Instant
  ) -> Instant? {
    guard case .late = compliance.punctuality(for: meeting, at: instant),
      let first = compliance.reports(until: instant).first, let scheduled = meeting.meeting,
      first.recorded <= scheduled.reportCutoff
    else { return nil }
    return first.recorded
  }
}
