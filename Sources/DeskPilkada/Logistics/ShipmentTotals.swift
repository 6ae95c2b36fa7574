import EventLedger

/// What a shipment's events say of one item, all together.
package struct ShipmentTotals: Hashable, Sendable {
  package private(set) var sent: Int64 = 0
  package private(set) var counted: Int64 = 0
  /// Damaged on arrival, of those counted.
  package private(set) var damaged: Int64 = 0
  package private(set) var lost: Int64 = 0
  /// Of what was short, so much has been settled.
  package private(set) var settledShort: Int64 = 0
  /// Of what was over, so much has been settled.
  package private(set) var settledOver: Int64 = 0

  init(of item: String, in shipment: ShipmentRow) {
    self.init(
      of: item, dispatches: shipment.dispatches.counting, receipts: shipment.countingReceipts,
      in: shipment)
  }

  /// For callers that have made the lists of what counts already.
  init(
    of item: String, dispatches: [ShipmentDispatched], receipts: [ShipmentReceived],
    in shipment: ShipmentRow
  ) {
    for dispatch in dispatches { sent += dispatch.lines.quantity(of: item) }
    for receipt in receipts {
      for line in receipt.lines where line.item == item {
        counted += line.counted
        damaged += line.damaged
      }
    }
    for loss in shipment.losses.items { lost += loss.lines.quantity(of: item) }
    for settlement in shipment.settlements.items where settlement.item == item {
      if settlement.isShort {
        settledShort += settlement.quantity
      } else {
        settledOver += settlement.quantity
      }
    }
  }
}

extension [GoodsLine] {
  fileprivate func quantity(of item: String) -> Int64 {
    reduce(0) { $1.item == item ? $0 + $1.quantity : $0 }
  }
}
