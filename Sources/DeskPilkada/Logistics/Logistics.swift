package import EventLedger

/// Goods, planned, sent, counted and gone: shipments and replacements, and the balance of every item
/// at every node, to which they add.
package struct Logistics: Slice {
  var shipments = Table<ShipmentRow>()
  var replacements = Table<ReplacementRow>()
  var balances = Table<BalanceRow>()
  var readiness = Table<ReadinessRow>()

  package init() {}

  package static let tables: [TableOf<Logistics>] = [
    TableOf(\.shipments), TableOf(\.replacements), TableOf(\.balances), TableOf(\.readiness),
  ]

  package static let folds: [Fold<Logistics>] =
    shipmentFolds + [
      Fold(LogisticsKinds.planned) { (slice, change) throws(RowError) in
        for line in change.payload.lines {
          try slice.balances.change(line.key, at: change.entry) {
            change.apply(line.plan, to: &$0.plans)
          }
        }
      },
      Fold(LogisticsKinds.sorted) { (slice, change) throws(RowError) in
        try slice.add(change.payload, times: change.sign, at: change.entry)
      },
      Fold(LogisticsKinds.destroyed) { (slice, change) throws(RowError) in
        try slice.add(change.payload, times: change.sign, at: change.entry)
      },
      Fold(LogisticsKinds.requested) { (slice, change) throws(RowError) in
        try slice.foldReplacement(change) { change.apply(change.payload.item, to: &$0.requests) }
      },
      Fold(LogisticsKinds.fulfilled) { (slice, change) throws(RowError) in
        try slice.foldReplacement(change) { change.apply(change.payload.item, to: &$0.fulfilments) }
      },
      Fold(LogisticsKinds.readiness) { (slice, change) throws(RowError) in
        try change.apply(to: \.declarations, in: &slice.readiness)
      },
    ]

  private static let shipmentFolds: [Fold<Logistics>] = [
    Fold(LogisticsKinds.dispatched) { (slice, change) throws(RowError) in
      try slice.foldShipment(change) { change.apply(change.payload.item, to: &$0.dispatches) }
    },
    Fold(LogisticsKinds.delayed) { (slice, change) throws(RowError) in
      try slice.foldShipment(change) { change.apply(change.payload.item, to: &$0.delays) }
    },
    Fold(LogisticsKinds.received) { (slice, change) throws(RowError) in
      try slice.foldShipment(change) { change.apply(change.payload.item, to: &$0.receipts) }
    },
    Fold(LogisticsKinds.lost) { (slice, change) throws(RowError) in
      try slice.foldShipment(change) { change.apply(change.payload.item, to: &$0.losses) }
    },
    Fold(LogisticsKinds.settled) { (slice, change) throws(RowError) in
      try slice.foldShipment(change) { change.apply(change.payload.item, to: &$0.settlements) }
    },
  ]
}

extension Logistics {
  /// Changes a shipment, and the balances of the nodes it touches by what that changes of them.
  private mutating func foldShipment<Item>(
    _ change: ChangeOf<Keyed<Item>>, _ body: (inout ShipmentRow) -> Void
  ) throws(RowError) {
    let (before, after) = try shipments.changing(change.payload.key, at: change.entry, body)
    for (key, amounts) in ShipmentAmounts(from: before, to: after).changes {
      try balances.change(key, at: change.entry) { $0.amounts += amounts }
    }
  }

  /// Changes a replacement, and counts what was sent where it was asked for; nowhere while nobody
  /// asked for it.
  private mutating func foldReplacement<Item>(
    _ change: ChangeOf<Keyed<Item>>, _ body: (inout ReplacementRow) -> Void
  ) throws(RowError) {
    let (before, after) = try replacements.changing(change.payload.key, at: change.entry, body)
    for (row, sign) in [(before, -1), (after, 1)] as [(ReplacementRow, Int64)] {
      guard let request = row.request, request.node.isCounted else { continue }
      let key = BalanceKey(node: request.node.key, item: request.item)
      try balances.change(key, at: change.entry) { $0.amounts.replaced += sign * row.fulfilled }
    }
  }

  private mutating func add(
    _ stock: StockChanged, times sign: Int64, at entry: UInt64
  ) throws(RowError) {
    for line in stock.lines {
      try balances.change(line.key, at: entry) { $0.amounts.add(line.amounts, times: sign) }
    }
  }
}
