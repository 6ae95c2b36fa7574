import EventLedger

/// What a change of one shipment adds to the balances of the nodes it touches.
///
/// A pure function of the shipment's row before and after: the old contribution is taken out and
/// the new one put in, so no order of events can leave a remainder.
struct ShipmentAmounts {
  /// The amounts to be added to each balance, those that come out as nothing included.
  private(set) var changes: [(key: BalanceKey, amounts: BalanceAmounts)] = []

  /// The amounts by which the contribution of one row exceeds that of another.
  init(from before: ShipmentRow, to after: ShipmentRow) {
    add(before, times: -1)
    add(after, times: 1)
  }

  private mutating func add(_ shipment: ShipmentRow, times sign: Int64) {
    let dispatches = shipment.dispatches.counting
    let receipts = shipment.countingReceipts
    for receipt in receipts { add(receipt, times: sign) }
    for dispatch in dispatches where dispatch.from.isCounted {
      for line in dispatch.lines {
        change(dispatch.from, line.item) { $0.dispatched += sign * line.quantity }
      }
    }
    let isClosed = receipts.contains { !$0.isPartial }
    for item in Self.items(of: dispatches, receipts) {
      let totals = ShipmentTotals(
        of: item, dispatches: dispatches, receipts: receipts, in: shipment)
      addMissing(item, totals, of: dispatches, isClosed: isClosed, times: sign)
      addOver(item, totals, of: receipts, times: sign)
    }
  }

  private mutating func add(_ receipt: ShipmentReceived, times sign: Int64) {
    for line in receipt.lines {
      change(receipt.at, line.item) {
        $0.received += sign * line.counted
        $0.damaged += sign * line.damaged
      }
    }
  }

  /// What was sent and not counted, at the node it was sent to: lost, settled or short once the
  /// last was counted, and in transit until then.
  ///
  /// Under a label that was confirmed for a second dispatch, what was counted fills the first one
  /// before the second.
  private mutating func addMissing(
    _ item: String, _ totals: ShipmentTotals, of dispatches: [ShipmentDispatched],
    isClosed: Bool, times sign: Int64
  ) {
    var (counted, lost, settled) = (totals.counted, totals.lost, totals.settledShort)
    for dispatch in dispatches {
      for line in dispatch.lines where line.item == item {
        var missing = line.quantity - take(line.quantity, from: &counted)
        let gone = take(missing, from: &lost)
        missing -= gone
        let explained = isClosed ? take(missing, from: &settled) : 0
        change(dispatch.to, item) {
          $0.lostInTransit += sign * gone
          $0.settledShort += sign * explained
          if isClosed {
            $0.short += sign * (missing - explained)
          } else {
            $0.inTransit += sign * missing
          }
        }
      }
    }
  }

  /// More than was sent counts as over where it was counted last.
  private mutating func addOver(
    _ item: String, _ totals: ShipmentTotals, of receipts: [ShipmentReceived], times sign: Int64
  ) {
    guard totals.counted > totals.sent, let last = receipts.last(where: { $0.counts(item) }) else {
      return
    }
    let over = totals.counted - totals.sent
    let settled = min(over, totals.settledOver)
    change(last.at, item) {
      $0.over += sign * (over - settled)
      $0.settledOver += sign * settled
    }
  }

  /// Changes the amounts of a balance; a shipment touches so few that looking is quickest.
  private mutating func change(
    _ node: LogisticsNode, _ item: String, _ body: (inout BalanceAmounts) -> Void
  ) {
    let key = BalanceKey(node: node.key, item: item)
    if let position = changes.firstIndex(where: { $0.key == key }) {
      body(&changes[position].amounts)
    } else {
      var amounts = BalanceAmounts()
      body(&amounts)
      changes.append((key, amounts))
    }
  }

  /// Every item of the shipment once, in the order in which they are first named.
  private static func items(
    of dispatches: [ShipmentDispatched], _ receipts: [ShipmentReceived]
  ) -> [String] {
    var items: [String] = []
    for dispatch in dispatches {
      for line in dispatch.lines where !items.contains(line.item) { items.append(line.item) }
    }
    for receipt in receipts {
      for line in receipt.lines where !items.contains(line.item) { items.append(line.item) }
    }
    return items
  }
}

/// Takes so many out of a pool, or what is left in it.
private func take(_ wanted: Int64, from pool: inout Int64) -> Int64 {
  let taken = min(wanted, pool)
  pool -= taken
  return taken
}
