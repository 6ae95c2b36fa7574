package import CanonicalJSON
package import EventLedger

/// How much of one item one node needs, sent and received; regions above it are sums of these.
///
/// `onHand = receivedGood − dispatched`. A negative balance is possible and is an alert, not an
/// error: the desks report what they counted.
package struct BalanceRow: ProjectionRow {
  package typealias Key = BalanceKey

  /// What was planned for the node's region; the last plan holds.
  package var plans = Series<NeedPlanned>()
  package var amounts = Amounts()

  /// The sums that shipments contribute to.
  package struct Amounts: Hashable, Sendable {
    package var dispatched: Int64 = 0
    /// On the way here.
    package var inTransit: Int64 = 0
    package var received: Int64 = 0
    package var damaged: Int64 = 0
    /// Announced, and not there when the last of a shipment was counted.
    package var short: Int64 = 0
    /// There without being announced.
    package var over: Int64 = 0

    package init() {}

    package static func += (left: inout Amounts, right: Amounts) {
      left.dispatched += right.dispatched
      left.inTransit += right.inTransit
      left.received += right.received
      left.damaged += right.damaged
      left.short += right.short
      left.over += right.over
    }

    package var receivedGood: Int64 { received - damaged }
    package var onHand: Int64 { receivedGood - dispatched }
  }

  package init() {}

  package init?(_ row: JSONValue) {
    guard let plans = Series<NeedPlanned>(row["plans"]),
      let dispatched = row.integer("dispatched"), let inTransit = row.integer("inTransit"),
      let received = row.integer("received"), let damaged = row.integer("damaged"),
      let short = row.integer("short"), let over = row.integer("over")
    else { return nil }
    self.plans = plans
    amounts.dispatched = dispatched
    amounts.inTransit = inTransit
    amounts.received = received
    amounts.damaged = damaged
    amounts.short = short
    amounts.over = over
  }

  /// What is needed; nil without a plan, and then completeness is unknown.
  package var needed: Int64? { plans.last?.quantity }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("plans", plans.json), ("dispatched", .integer(amounts.dispatched)),
      ("inTransit", .integer(amounts.inTransit)), ("received", .integer(amounts.received)),
      ("damaged", .integer(amounts.damaged)), ("short", .integer(amounts.short)),
      ("over", .integer(amounts.over)), ("onHand", .integer(amounts.onHand)),
    ]
    if let needed { members.append(("needed", .integer(needed))) }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "logistics_balance", version: 1,
    columns: [
      "needed", "dispatched", "inTransit", "received", "damaged", "short", "over", "onHand",
    ])
}

/// A quantity that KPU or a desk planned for a region.
package struct NeedPlanned: Contribution {
  package let index: Int64
  package let quantity: Int64

  package init(index: Int64, quantity: Int64) {
    self.index = index
    self.quantity = quantity
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let quantity = json.integer("quantity") else {
      return nil
    }
    self.init(index: index, quantity: quantity)
  }

  package var members: [(name: String, value: JSON)] {
    [("index", .integer(index)), ("quantity", .integer(quantity))]
  }
}
