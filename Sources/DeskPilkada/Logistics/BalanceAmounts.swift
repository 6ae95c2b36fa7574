import CanonicalJSON

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
