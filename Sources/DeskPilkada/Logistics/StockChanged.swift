import CanonicalJSON
import EventLedger

/// Goods in store that were sorted, or are no longer there: what that adds to balances.
///
/// Nothing where the ledger keeps no balance of the node.
struct StockChanged: Sendable {
  let lines: [(key: BalanceKey, amounts: BalanceAmounts)]

  /// What a sorting found of one item.
  init(sorting record: Record) {
    guard let node = LogisticsNode(record.data["node"]), node.isCounted else {
      lines = []
      return
    }
    var amounts = BalanceAmounts()
    amounts.sortedGood = record.data.integer("good") ?? 0
    amounts.lostInStore = record.data.integer("missing") ?? 0
    for kind in record.data.list("damaged") { amounts.damaged += kind.integer("quantity") ?? 0 }
    lines = [(BalanceKey(node: node.key, item: record.data.text("item") ?? ""), amounts)]
  }

  /// What was destroyed with minutes, or went otherwise.
  init(destroying record: Record) {
    guard let node = LogisticsNode(record.data["node"]), node.isCounted else {
      lines = []
      return
    }
    let isByMinutes = record.data.text("cause") == "by_minutes"
    lines = record.data.list("lines").map { line in
      let good = line.integer("good") ?? 0
      var amounts = BalanceAmounts()
      amounts.destroyed = isByMinutes ? good : 0
      amounts.lostInStore = isByMinutes ? 0 : good
      amounts.damagedRemoved = line.integer("damaged") ?? 0
      return (BalanceKey(node: node.key, item: line.text("item") ?? ""), amounts)
    }
  }
}
