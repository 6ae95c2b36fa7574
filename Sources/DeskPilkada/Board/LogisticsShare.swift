/// How many positions of the logistics plan are fulfilled: one position is one item in one region.
///
/// Positions are counted and not pieces, since a village that lacks its one box is not made
/// complete by thousands of ballots elsewhere. Without a plan the share is unknown.
package struct LogisticsShare: Hashable, Sendable {
  package private(set) var fulfilled = 0
  package private(set) var planned = 0

  package init() {}

  /// The positions of the nodes of one level.
  package init(of balances: LogisticsBalances, level: RegionLevel) {
    for line in balances.lines where !line.key.isStation {
      guard let needed = line.row.needed, let code = RegionCode(line.key.region),
        code.partCount == level.partCount
      else { continue }
      planned += 1
      if line.row.amounts.receivedGood >= needed { fulfilled += 1 }
    }
  }

  /// Whole percent, rounded down, so that only a complete share is 100; nil without a plan.
  package var percent: Int? { planned == 0 ? nil : fulfilled * 100 / planned }

  package static func + (left: LogisticsShare, right: LogisticsShare) -> LogisticsShare {
    var sum = left
    sum.fulfilled += right.fulfilled
    sum.planned += right.planned
    return sum
  }
}
