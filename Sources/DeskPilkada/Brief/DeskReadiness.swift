import EventLedger

/// Whether the villages of one desk have received what was planned for them.
package struct DeskReadiness: Sendable {
  package let desk: String
  /// The desk's region by its official name.
  package let name: String
  /// Whether the desk has reported for the meeting.
  package let hasReported: Bool
  /// Village by village, as counted.
  package let villages: LogisticsCompleteness
  /// What the desk itself declared, which stands beside the counts and never replaces them.
  package let declared: ReadinessDeclared?

  /// Whether every village has received all that was planned; nil where that is not known, since
  /// nothing was planned for some and the others lack nothing.
  package var isComplete: Bool? {
    guard villages.incomplete.isEmpty else { return false }
    return villages.unknown.isEmpty && !villages.lines.isEmpty ? true : nil
  }

  init(of line: BoardLine, codes: RegionCodes, from rows: PilkadaRows) throws {
    desk = line.desk
    name = line.name
    hasReported = line.report != nil
    let region = Region.code(ofDesk: line.desk)
    let balances = try LogisticsBalances(of: region, codes: codes, from: rows)
    let below = try rows.rows(RegionRow.self, of: RegionRow.definition, withPrefix: region + ".")
    villages = LogisticsCompleteness(at: .village, in: balances, regions: below)
    declared = try rows.row(ReadinessRow.self, of: ReadinessRow.definition, key: region)?.latest
  }
}

/// How much of one item the villages of one desk lack, all together.
package struct LogisticsGap: Hashable, Sendable {
  package let desk: String
  package let item: String
  /// How many villages lack some of it.
  package let villages: Int
  /// What they were planned to have, in the item's unit.
  package let needed: Int64
  /// What they have not received, or received damaged.
  package let missing: Int64

  /// Every gap, the worst first: the one that most villages share, and of those the largest.
  package static func all(in desks: [DeskReadiness]) -> [LogisticsGap] {
    desks.flatMap { gaps(of: $0) }.sorted {
      ($1.villages, $1.missing, $0.desk, $0.item) < ($0.villages, $0.missing, $1.desk, $1.item)
    }
  }

  private static func gaps(of desk: DeskReadiness) -> [LogisticsGap] {
    let missing = desk.villages.incomplete.flatMap(\.missing)
    return Set(missing.map(\.item)).map { item in
      let lines = missing.filter { $0.item == item }
      return LogisticsGap(
        desk: desk.desk, item: item, villages: lines.count,
        needed: lines.reduce(0) { $0 + $1.needed },
        missing: lines.reduce(0) { $0 + $1.needed - $1.received })
    }
  }
}
