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

/// What a balance is found by: an item at a node, or in a region that something was planned for.
package struct BalanceKey: Hashable, Sendable {
  /// The node's key, or the region's code.
  package let node: String
  package let item: String

  package init(node: String, item: String) {
    self.node = node
    self.item = item
  }

  /// Reads a stored key; nil when it names no item.
  package init?(_ text: String) {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    node = String(text[..<slash])
    item = String(text[text.utf8.index(after: slash)...])
  }

  /// The code of the node's region.
  package var region: String { node.firstIndex(of: "/").map { String(node[..<$0]) } ?? node }

  /// Whether the node is a polling station, which is apart from its village's committee.
  package var isStation: Bool { node.utf8.contains(UInt8(ascii: "/")) }

  /// The same node under another region's code.
  func moved(to region: String) -> BalanceKey {
    let former = self.region
    guard region != former else { return self }
    return BalanceKey(node: region + node.dropFirst(former.count), item: item)
  }
}

extension BalanceKey: CustomStringConvertible {
  /// The key as it is stored: node, slash, item.
  package var description: String { "\(node)/\(item)" }
}

/// The sums that events about goods contribute to the balance of one item at one node.
package struct BalanceAmounts: Hashable, Sendable {
  /// Sent on from here.
  package var dispatched: Int64 = 0
  /// On the way here.
  package var inTransit: Int64 = 0
  /// Lost on the way here; no longer in transit.
  package var lostInTransit: Int64 = 0
  /// Counted here on arrival, the damaged included.
  package var received: Int64 = 0
  /// Found damaged, on arrival or in sorting.
  package var damaged: Int64 = 0
  /// Announced, not there when the last of a shipment was counted, and not settled.
  package var short: Int64 = 0
  /// There without being announced, and not settled.
  package var over: Int64 = 0
  /// Short, and settled.
  package var settledShort: Int64 = 0
  /// Over, and settled.
  package var settledOver: Int64 = 0
  /// Found good in sorting.
  package var sortedGood: Int64 = 0
  /// Good stock that was destroyed with minutes.
  package var destroyed: Int64 = 0
  /// Good stock that went in store: missing in sorting, burnt, flooded, stolen.
  package var lostInStore: Int64 = 0
  /// Damaged stock that is no longer there.
  package var damagedRemoved: Int64 = 0
  /// Sent to replace what was short or damaged; it arrives as a shipment and is counted there.
  package var replaced: Int64 = 0

  package init() {}

  /// What arrived and was not damaged then or found damaged since.
  package var receivedGood: Int64 { received - damaged }

  /// What should be in store and good.
  ///
  /// Below zero where more left than was counted: an alert, not an error, since desks report what
  /// they counted.
  package var onHand: Int64 { receivedGood - dispatched - destroyed - lostInStore }

  package static func += (left: inout BalanceAmounts, right: BalanceAmounts) {
    left.add(right, times: 1)
  }

  /// Adds other sums, or takes them out again with a sign of −1.
  mutating func add(_ other: BalanceAmounts, times sign: Int64) {
    dispatched += sign * other.dispatched
    inTransit += sign * other.inTransit
    lostInTransit += sign * other.lostInTransit
    received += sign * other.received
    damaged += sign * other.damaged
    short += sign * other.short
    over += sign * other.over
    settledShort += sign * other.settledShort
    settledOver += sign * other.settledOver
    sortedGood += sign * other.sortedGood
    destroyed += sign * other.destroyed
    lostInStore += sign * other.lostInStore
    damagedRemoved += sign * other.damagedRemoved
    replaced += sign * other.replaced
  }
}

extension BalanceAmounts {
  /// Reads the members that `members` wrote; nil when one is missing.
  init?(_ row: JSONValue) {
    for (name, amount) in Self.all {
      guard let value = row.integer(name) else { return nil }
      self[keyPath: amount] = value
    }
  }

  var members: [(name: String, value: JSON)] {
    Self.all.map { ($0.name, .integer(self[keyPath: $0.amount])) }
      + [("onHand", .integer(onHand))]
  }

  static let columns = all.map(\.name) + ["onHand"]

  private typealias Amount = any WritableKeyPath<BalanceAmounts, Int64> & Sendable

  private static let all: [(name: String, amount: Amount)] = [
    ("dispatched", \.dispatched), ("inTransit", \.inTransit), ("lostInTransit", \.lostInTransit),
    ("received", \.received), ("damaged", \.damaged), ("short", \.short), ("over", \.over),
    ("settledShort", \.settledShort), ("settledOver", \.settledOver),
    ("sortedGood", \.sortedGood), ("destroyed", \.destroyed), ("lostInStore", \.lostInStore),
    ("damagedRemoved", \.damagedRemoved), ("replaced", \.replaced),
  ]
}
