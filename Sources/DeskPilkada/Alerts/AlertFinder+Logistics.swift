import EventLedger

/// What is late on its way, and what does not add up.
extension AlertFinder {
  func overdueShipments(among shipments: [FoundRow<ShipmentRow>]) -> [Alert] {
    shipments.compactMap { found in
      guard let late = found.row.lateness(at: instant), late.isUnderway else { return nil }
      return Alert(
        kind: .shipmentOverdue, severity: .medium, region: codes.current(late.to.region),
        desk: nil, since: late.expectedAt, key: found.key, entries: [found.newest])
    }
  }

  func shipmentDifferences(among shipments: [FoundRow<ShipmentRow>]) -> [Alert] {
    shipments.compactMap { found in
      guard let last = found.row.countingReceipts.last, found.row.hasOpenDifference else {
        return nil
      }
      return Alert(
        kind: .shipmentDifference, severity: .medium, region: codes.current(last.at.region),
        desk: nil, since: last.receivedAt, key: found.key, entries: [found.newest])
    }
  }

  func negativeBalances() throws -> [Alert] {
    try rows.found(BalanceRow.self, of: BalanceRow.definition).compactMap { found in
      guard found.row.isNegative, let key = BalanceKey(found.key) else { return nil }
      return Alert(
        kind: .negativeBalance, severity: .medium, region: codes.current(key.region), desk: nil,
        since: try received(found.newest), key: found.key, entries: [found.newest])
    }
  }
}

extension ShipmentRow {
  /// Whether something else was counted than was sent, once no more is to come, and nobody has
  /// settled it.
  ///
  /// What was never announced differs from the beginning.
  fileprivate var hasOpenDifference: Bool {
    guard isClosed || dispatch == nil else { return false }
    let sent = dispatches.counting.flatMap { $0.lines.map(\.item) }
    let counted = countingReceipts.flatMap { $0.lines.map(\.item) }
    return (sent + counted).contains { item in
      let totals = totals(of: item)
      let missing = totals.sent - totals.counted - totals.lost
      return missing > totals.settledShort || -missing > totals.settledOver
    }
  }
}
