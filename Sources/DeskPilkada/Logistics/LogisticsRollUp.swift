import EventLedger

/// The sums over all nodes of a region, for each item.
///
/// Goods that are passed on are received at every node on their way, so `received` of a region is
/// not what reached its villages: that is `LogisticsBalances.receivedGood(of:at:)`.
package struct LogisticsRollUp: Sendable {
  /// One item.
  package struct Line: Hashable, Sendable {
    package let item: String
    /// The region's own plan, or where it has none the sum of the plans below it; nil where nobody
    /// planned anything.
    package let needed: Int64?
    package let amounts: BalanceAmounts
  }

  package let region: String
  /// Sorted by item.
  package let lines: [Line]

  package init(of balances: LogisticsBalances) {
    var amounts: [String: BalanceAmounts] = [:]
    var plans: [String: [(region: String, quantity: Int64)]] = [:]
    for line in balances.lines {
      amounts[line.key.item, default: BalanceAmounts()] += line.row.amounts
      if let needed = line.row.needed {
        plans[line.key.item, default: []].append((line.key.region, needed))
      }
    }
    region = balances.region
    lines = amounts.keys.sorted().map { item in
      Line(
        item: item, needed: plans[item].map(Self.sum), amounts: amounts[item] ?? BalanceAmounts())
    }
  }

  /// The sum of the plans that no other plan here contains: a district's plan is part of its
  /// regency's.
  private static func sum(_ plans: [(region: String, quantity: Int64)]) -> Int64 {
    var topmost: [Scope] = []
    var sum: Int64 = 0
    // Regions sort before the regions in them.
    let sorted = plans.sorted { $0.region.utf8.lexicographicallyPrecedes($1.region.utf8) }
    for plan in sorted where !topmost.contains(where: { $0.contains(plan.region) }) {
      topmost.append(Scope(plan.region))
      sum += plan.quantity
    }
    return sum
  }
}
