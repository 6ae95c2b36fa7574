import EventLedger

/// What a change of one shipment adds to the balances of the nodes it touches.
///
/// A pure function of the shipment's row before and after: the old contribution is taken out and
/// the new one put in, so no order of events can leave a remainder.
struct ShipmentAmounts {
  /// The amounts to be added to each balance, those that come out as nothing included.
  private(set) var changes: [(key: BalanceKey, amounts: BalanceRow.Amounts)] = []

  /// The amounts by which the contribution of one row exceeds that of another.
  init(from before: ShipmentRow, to after: ShipmentRow) {
    add(before, times: -1)
    add(after, times: 1)
  }

  private mutating func add(_ shipment: ShipmentRow, times sign: Int64) {
    for receipt in shipment.receipts.items { add(receipt, times: sign) }
    if let dispatch = shipment.dispatch { add(dispatch, of: shipment, times: sign) }
    addOver(of: shipment, times: sign)
  }

  private mutating func add(_ receipt: ShipmentReceived, times sign: Int64) {
    let node = receipt.at.key
    for line in receipt.lines {
      let position = position(of: BalanceKey(node: node, item: line.item))
      changes[position].amounts.received += sign * line.counted
      changes[position].amounts.damaged += sign * line.damaged
    }
  }

  private mutating func add(
    _ dispatch: ShipmentDispatched, of shipment: ShipmentRow, times sign: Int64
  ) {
    let (from, to) = (dispatch.from.key, dispatch.to.key)
    let isClosed = shipment.isClosed
    for line in dispatch.lines {
      if dispatch.from.isCounted {
        let position = position(of: BalanceKey(node: from, item: line.item))
        changes[position].amounts.dispatched += sign * line.quantity
      }
      let position = position(of: BalanceKey(node: to, item: line.item))
      let missing = sign * max(0, line.quantity - shipment.totals(of: line.item).counted)
      if isClosed {
        changes[position].amounts.short += missing
      } else {
        changes[position].amounts.inTransit += missing
      }
    }
  }

  /// More than was sent counts as over where it was counted last.
  private mutating func addOver(of shipment: ShipmentRow, times sign: Int64) {
    let receipts = shipment.receipts.items
    for (number, receipt) in receipts.enumerated() {
      for (place, line) in receipt.lines.enumerated()
      where !receipt.lines[..<place].contains(where: { $0.item == line.item })
        && !receipts[(number + 1)...].contains(where: { $0.counts(line.item) })
      {
        let totals = shipment.totals(of: line.item)
        guard totals.counted > totals.sent else { continue }
        let position = position(of: BalanceKey(node: receipt.at.key, item: line.item))
        changes[position].amounts.over += sign * (totals.counted - totals.sent)
      }
    }
  }

  /// Where the amounts of a balance stand; a shipment touches so few that looking is quickest.
  private mutating func position(of key: BalanceKey) -> Int {
    if let position = changes.firstIndex(where: { $0.key == key }) { return position }
    changes.append((key, BalanceRow.Amounts()))
    return changes.count - 1
  }
}
