package import CanonicalJSON
package import EventLedger

/// A shipment under its label: what was sent, what was counted on arrival, and what happened
/// between.
package struct ShipmentRow: BlankRow {
  /// The first that stands is the shipment; more count once they are confirmed.
  package var dispatches = Series<ShipmentDispatched>()
  package var receipts = Series<ShipmentReceived>()
  package var delays = Series<ShipmentDelayed>()
  package var losses = Series<ShipmentLost>()
  package var settlements = Series<DiscrepancySettled>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let dispatches = Series<ShipmentDispatched>(row["dispatches"]),
      let receipts = Series<ShipmentReceived>(row["receipts"]),
      let delays = Series<ShipmentDelayed>(row["delays"]),
      let losses = Series<ShipmentLost>(row["losses"]),
      let settlements = Series<DiscrepancySettled>(row["settlements"])
    else { return nil }
    self.dispatches = dispatches
    self.receipts = receipts
    self.delays = delays
    self.losses = losses
    self.settlements = settlements
  }

  package var dispatch: ShipmentDispatched? { dispatches.first }

  /// The receipts that count: all but those that repeat an earlier one and are not confirmed.
  ///
  /// A count typed twice thus adds nothing to any stock until somebody else says that both are
  /// meant; it is flagged until then or until it is withdrawn.
  package var countingReceipts: [ShipmentReceived] {
    let items = receipts.items
    guard items.count > 1 else { return items }
    return items.enumerated().filter { $1.isConfirmed || !isRepeated(at: $0) }.map(\.element)
  }

  /// Whether a receipt repeats an earlier one and is not confirmed.
  package var hasPossibleDuplicate: Bool {
    receipts.items.indices.contains { !receipts.items[$0].isConfirmed && isRepeated(at: $0) }
  }

  private func isRepeated(at position: Int) -> Bool {
    let receipt = receipts.items[position]
    return receipts.items[..<position].contains { receipt.repeats($0) }
  }

  /// Whether a receipt said that no more is to come.
  package var isClosed: Bool { countingReceipts.contains { !$0.isPartial } }

  /// How many of an item were sent, counted, damaged on arrival, and lost on the way.
  package func totals(of item: String) -> ShipmentTotals {
    ShipmentTotals(of: item, in: self)
  }

  package var state: String {
    switch (dispatch, isClosed, receipts.isEmpty) {
    case (nil, _, false): "unannounced"
    case (nil, _, true): isBlank ? "withdrawn" : "unannounced"
    case (_, true, _): "received"
    case (_, false, true): isAccountedFor ? "lost" : "in_transit"
    case (_, false, false): "partly_received"
    }
  }

  /// Whether nothing that stands speaks of it.
  private var isBlank: Bool { self == ShipmentRow() }

  /// Whether all that was sent has been counted or is known to be lost.
  package var isAccountedFor: Bool {
    dispatches.counting.allSatisfy { dispatch in
      dispatch.lines.allSatisfy { line in
        let totals = totals(of: line.item)
        return totals.counted + totals.lost >= totals.sent
      }
    }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("dispatches", dispatches.json), ("receipts", receipts.json), ("delays", delays.json),
      ("losses", losses.json), ("settlements", settlements.json), ("state", .string(state)),
      ("duplicateLabel", .boolean(dispatches.hasDuplicateLabel)),
      ("possibleDuplicate", .boolean(hasPossibleDuplicate)),
    ]
    if let dispatch {
      members.append(("from", .string(dispatch.from.region)))
      members.append(("to", .string(dispatch.to.region)))
      members.append(("leg", .string(dispatch.leg)))
      members.append(("expectedAt", .string("\(Timestamp(utc: dispatch.expectedAt))")))
    }
    if let delay = delays.last { members.append(("delay", .string(delay.reason))) }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "shipments", version: 2,
    columns: [
      "state", "leg", "from", "to", "expectedAt", "delay", "duplicateLabel", "possibleDuplicate",
    ])
}
