import EventLedger

/// One item in one region: what is needed there, what came, and what is there.
package struct RegionStock: Hashable, Sendable {
  package let item: String
  /// Nil where nobody planned anything.
  package let needed: Int64?
  /// What arrived and is good in the villages of the region, or in the village itself.
  ///
  /// Goods are received at every node on their way, so only one level is counted.
  package let received: Int64
  /// The sums over all nodes of the region.
  package let amounts: BalanceAmounts

  /// What is lacking; 0 where nothing is, or nothing was planned.
  ///
  /// What one village has too much is of no use to another.
  package let missing: Int64

  /// Whether nothing is lacking; nil without a plan.
  package var isComplete: Bool? { needed.map { _ in missing == 0 } }

  /// The items that the region needs or has seen, sorted.
  ///
  /// `villages`: what the villages of the region lack.
  package static func all(
    in balances: LogisticsBalances, villages: LogisticsCompleteness
  ) -> [RegionStock] {
    let lacking = villages.incomplete.flatMap(\.missing)
    return LogisticsRollUp(of: balances).lines.map { line in
      let received = balances.receivedGood(of: line.item, at: .village)
      let inVillages = lacking.reduce(0) {
        $1.item == line.item ? $0 + $1.needed - $1.received : $0
      }
      return RegionStock(
        item: line.item, needed: line.needed, received: received, amounts: line.amounts,
        missing: max(0, inVillages, (line.needed ?? received) - received))
    }
  }
}
