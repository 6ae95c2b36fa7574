import EventLedger

/// One desk on the Monday board.
package struct BoardLine: Sendable {
  package let desk: String
  /// The region's official name.
  package let name: String
  package let punctuality: Punctuality
  /// The newest report for the meeting; nil for a silent desk, of which nothing is known.
  package let report: ReportSubmitted?
  package let districtsTotal: Int
  /// Positions of the logistics plan fulfilled at district level.
  package let districts: LogisticsShare
  /// Positions of the logistics plan fulfilled at village level.
  package let villages: LogisticsShare
  /// Alleged violations noticed in the region.
  package let violations: Int

  /// Whether the desk says that there is nothing to report, against an alleged violation.
  package var isContradicted: Bool { report?.kind == "nothing_to_report" && violations > 0 }

  init(
    desk: String, meeting: MeetingScheduled, label: String, at instant: Instant,
    from rows: PilkadaRows
  ) throws {
    let key = ComplianceRow.key(meeting: label, desk: desk)
    let compliance = try rows.row(ComplianceRow.self, of: ComplianceRow.definition, key: key)
    let reports = (compliance?.reports.items ?? []).filter { $0.received <= instant }
    let below = try rows.rows(
      RegionRow.self, of: RegionRow.definition, withPrefix: desk + ".")
    self.desk = desk
    name = try rows.row(RegionRow.self, of: RegionRow.definition, key: desk)?.name ?? desk
    punctuality = Punctuality(of: reports.first, for: meeting, at: instant)
    report = reports.last
    districtsTotal = below.count { $0.row.level == .district && $0.row.successor == nil }
    let balances = try rows.rows(
      BalanceRow.self, of: BalanceRow.definition, withPrefix: desk + ".")
    districts = LogisticsShare(of: balances, level: .district)
    villages = LogisticsShare(of: balances, level: .village)
    violations = try rows.rows(ViolationRow.self, of: ViolationRow.definition)
      .count { $0.row.notice.map { Scope(desk).contains($0.region) } ?? false }
  }
}
