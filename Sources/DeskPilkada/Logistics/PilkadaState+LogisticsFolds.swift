import CanonicalJSON
import EventLedger

/// How goods, planned, sent, counted and gone, change their rows.
extension PilkadaState {
  mutating func foldPlan(_ change: Change) throws(RowError) {
    let signed = change.record.dataWas?.list("lines") ?? []
    for line in change.data.list("lines") {
      let item = line.text("item") ?? ""
      let was = signed.first { $0.text("item") == item }?.integer("quantity")
      let plan = NeedPlanned(
        index: Int64(change.record.index), quantity: line.integer("quantity") ?? 0, was: was)
      let key = BalanceKey(node: change.record.event.subject, item: item)
      try balances.update(key, at: change.entry) { row in
        var balance = row.take() ?? BalanceRow()
        change.apply(plan, to: &balance.plans)
        row = balance
      }
    }
  }

  mutating func foldShipment(_ change: Change) throws(RowError) {
    let label = change.data.text("shipment") ?? ""
    let before = try shipments.row(label) ?? ShipmentRow()
    var after = before
    apply(change, to: &after)
    for (key, amounts) in ShipmentAmounts(from: before, to: after).changes {
      try add(amounts, to: key, at: change.entry)
    }
    try shipments.update(label, at: change.entry) { $0 = after }
  }

  private func apply(_ change: Change, to shipment: inout ShipmentRow) {
    switch change.type.shortName {
    case PilkadaType.shipmentDispatched:
      guard let from = LogisticsNode(change.data["from"]), let to = LogisticsNode(change.data["to"])
      else { return }
      change.apply(ShipmentDispatched(change.record, from: from, to: to), to: &shipment.dispatches)
    case PilkadaType.shipmentReceived:
      guard let at = LogisticsNode(change.data["at"]) else { return }
      change.apply(ShipmentReceived(change.record, at: at), to: &shipment.receipts)
    case PilkadaType.shipmentDelayed:
      change.apply(ShipmentDelayed(change.record), to: &shipment.delays)
    case PilkadaType.shipmentLost:
      change.apply(ShipmentLost(change.record), to: &shipment.losses)
    default:
      change.apply(DiscrepancySettled(change.record), to: &shipment.settlements)
    }
  }

  mutating func foldSorting(_ change: Change) throws(RowError) {
    guard let node = LogisticsNode(change.data["node"]), node.isCounted else { return }
    var amounts = BalanceAmounts()
    amounts.sortedGood = change.sign * (change.data.integer("good") ?? 0)
    amounts.lostInStore = change.sign * (change.data.integer("missing") ?? 0)
    for kind in change.data.list("damaged") {
      amounts.damaged += change.sign * (kind.integer("quantity") ?? 0)
    }
    let key = BalanceKey(node: node.key, item: change.data.text("item") ?? "")
    try add(amounts, to: key, at: change.entry)
  }

  mutating func foldDestruction(_ change: Change) throws(RowError) {
    guard let node = LogisticsNode(change.data["node"]), node.isCounted else { return }
    let isByMinutes = change.data.text("cause") == "by_minutes"
    for line in change.data.list("lines") {
      let good = change.sign * (line.integer("good") ?? 0)
      var amounts = BalanceAmounts()
      amounts.destroyed = isByMinutes ? good : 0
      amounts.lostInStore = isByMinutes ? 0 : good
      amounts.damagedRemoved = change.sign * (line.integer("damaged") ?? 0)
      let key = BalanceKey(node: node.key, item: line.text("item") ?? "")
      try add(amounts, to: key, at: change.entry)
    }
  }

  mutating func foldReplacement(_ change: Change) throws(RowError) {
    let label = change.data.text("replacement") ?? ""
    let before = try replacements.row(label) ?? ReplacementRow()
    var after = before
    if change.type.shortName == PilkadaType.replacementFulfilled {
      change.apply(ReplacementFulfilled(change.record), to: &after.fulfilments)
    } else if let node = LogisticsNode(change.data["node"]) {
      change.apply(ReplacementRequested(change.record, for: node), to: &after.requests)
    }
    try addReplaced(of: before, times: -1, at: change.entry)
    try addReplaced(of: after, times: 1, at: change.entry)
    try replacements.update(label, at: change.entry) { $0 = after }
  }

  /// Counts what was sent where it was asked for; nowhere while nobody asked for it.
  private mutating func addReplaced(
    of row: ReplacementRow, times sign: Int64, at entry: UInt64
  ) throws(RowError) {
    guard let request = row.request, request.node.isCounted else { return }
    var amounts = BalanceAmounts()
    amounts.replaced = sign * row.fulfilled
    let key = BalanceKey(node: request.node.key, item: request.item)
    try add(amounts, to: key, at: entry)
  }

  mutating func foldReadiness(_ change: Change) throws(RowError) {
    try readiness.update(change.record.event.subject, at: change.entry) { row in
      var readiness = row.take() ?? ReadinessRow()
      change.apply(ReadinessDeclared(change.record), to: &readiness.declarations)
      row = readiness
    }
  }

  private mutating func add(
    _ amounts: BalanceAmounts, to key: BalanceKey, at entry: UInt64
  ) throws(RowError) {
    try balances.update(key, at: entry) { row in
      var balance = row.take() ?? BalanceRow()
      balance.amounts += amounts
      row = balance
    }
  }
}
