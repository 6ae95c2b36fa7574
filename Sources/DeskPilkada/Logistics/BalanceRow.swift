package import CanonicalJSON
package import EventLedger

/// How much of one item one node needs, sent and received; regions above it are sums of these.
package struct BalanceRow: BlankRow {
  package typealias Key = BalanceKey

  /// What was planned for the node's region; the last plan holds.
  package var plans = Series<NeedPlanned>()
  package var amounts = BalanceAmounts()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let plans = Series<NeedPlanned>(row["plans"]), let amounts = BalanceAmounts(row) else {
      return nil
    }
    self.plans = plans
    self.amounts = amounts
  }

  /// What is needed; nil without a plan, and then completeness is unknown.
  package var needed: Int64? { plans.last?.quantity }

  /// Whether more left the node than was counted there: most often a receipt that nobody wrote.
  package var isNegative: Bool { amounts.onHand < 0 }

  /// The same row with what stands under a code that this one took the place of.
  func merging(_ other: BalanceRow) -> BalanceRow {
    var sum = self
    for plan in other.plans.items { sum.plans.insert(plan) }
    sum.amounts += other.amounts
    return sum
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("plans", plans.json)] + amounts.members
    if let last = plans.last {
      members.append(("needed", .integer(last.quantity)))
      if let was = last.quantityWas { members.append(("neededWas", .integer(was))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "logistics_balance", version: 2, keyParts: .init(first: "region", last: "item"),
    columns: ["needed", "neededWas"] + BalanceAmounts.columns)
}

/// A quantity that KPU or a desk planned for a region.
package struct NeedPlanned: Contribution {
  package let index: Int64
  package let quantity: Int64
  /// The quantity as it was signed, where a correction changed it.
  package let quantityWas: Int64?

  package init(index: Int64, quantity: Int64, was: Int64? = nil) {
    self.index = index
    self.quantity = quantity
    quantityWas = was == quantity ? nil : was
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let quantity = json.integer("quantity") else {
      return nil
    }
    self.init(index: index, quantity: quantity, was: json.integer("was"))
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("quantity", .integer(quantity)),
    ]
    if let quantityWas { members.append(("was", .integer(quantityWas))) }
    return members
  }
}

/// What was planned for a region, item by item.
struct NeedsPlanned: Sendable {
  let lines: [(key: BalanceKey, plan: NeedPlanned)]

  init(_ record: Record) {
    let signed = record.dataWas?.list("lines") ?? []
    lines = record.data.list("lines").map { line in
      let item = line.text("item") ?? ""
      let was = signed.first { $0.text("item") == item }?.integer("quantity")
      let plan = NeedPlanned(
        index: Int64(record.index), quantity: line.integer("quantity") ?? 0, was: was)
      return (BalanceKey(node: record.event.subject, item: item), plan)
    }
  }
}
