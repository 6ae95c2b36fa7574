import CanonicalJSON
import EventLedger

extension PilkadaType {
  package static let needPlanned = "logistics.need-planned"
  package static let shipmentDispatched = "shipment.dispatched"
  package static let shipmentDelayed = "shipment.delayed"
  package static let shipmentReceived = "shipment.received"
  package static let shipmentLost = "shipment.lost"
  package static let discrepancySettled = "shipment.discrepancy-settled"
  package static let stockSorted = "stock.sorted"
  package static let stockDestroyed = "stock.destroyed"
  package static let replacementRequested = "replacement.requested"
  package static let replacementFulfilled = "replacement.fulfilled"
  package static let readinessDeclared = "readiness.declared"
}

/// The kinds of events about goods.
enum LogisticsKinds {
  static let all: [any DomainKind<Register>] = [
    planned, dispatched, delayed, received, lost, settled, sorted, destroyed, requested, fulfilled,
    readiness,
  ]

  static let planned = PilkadaKind(
    about: PilkadaType.needPlanned, read: NeedsPlanned.init
  ) { (event, register) throws(RowError) in
    try register.objection(toItems: event.payload.lines.map(\.key.item))
  }

  static let dispatched = PilkadaKind(about: PilkadaType.shipmentDispatched) { record in
    Keyed(record.data.text("shipment"), ShipmentDispatched(record))
  } objection: { (event, register) throws(RowError) in
    let dispatch = event.payload.item
    if let reason = event.objection(to: dispatch.from) { return reason }
    guard dispatch.to != dispatch.from else {
      return StandingReason(PilkadaObjection.otherNode, detail: event.subject)
    }
    if let reason = event.objection(toEarly: "expectedAt")
      ?? event.objection(toLabel: .shipment)
    {
      return reason
    }
    if let reason = try register.objection(toRegion: dispatch.to.region) { return reason }
    return try register.objection(toItems: dispatch.lines.map(\.item))
  }

  static let delayed = PilkadaKind(about: PilkadaType.shipmentDelayed) { record in
    Keyed(record.data.text("shipment"), ShipmentDelayed(record))
  } objection: { event, _ in
    event.objection(toEarly: "newExpectedAt")
  }

  static let received = PilkadaKind(about: PilkadaType.shipmentReceived) { record in
    Keyed(record.data.text("shipment"), ShipmentReceived(record))
  } objection: { (event, register) throws(RowError) in
    let receipt = event.payload.item
    if let reason = event.objection(to: receipt.at) { return reason }
    return try register.objection(toItems: receipt.lines.map(\.item)) { position in
      let line = receipt.lines[position]
      guard line.damaged > line.counted else { return nil }
      return StandingReason(PilkadaObjection.damagedOverCounted, detail: line.item)
    }
  }

  static let lost = PilkadaKind(about: PilkadaType.shipmentLost) { record in
    Keyed(record.data.text("shipment"), ShipmentLost(record))
  } objection: { (event, register) throws(RowError) in
    try register.objection(toItems: event.payload.item.lines.map(\.item))
  }

  static let settled = PilkadaKind(about: PilkadaType.discrepancySettled) { record in
    Keyed(record.data.text("shipment"), DiscrepancySettled(record))
  } objection: { (event, register) throws(RowError) in
    try register.objection(toItem: event.payload.item.item)
  }

  static let sorted = PilkadaKind(
    about: PilkadaType.stockSorted, read: StockChanged.init(sorting:)
  ) { (event, register) throws(RowError) in
    if let reason = event.objection(to: LogisticsNode(of: event.record, "node"))
      ?? event.objection(toRepeating: "kind", in: "damaged", PilkadaObjection.damageTwice)
    {
      return reason
    }
    return try register.objection(toItem: event.data.text("item") ?? "")
  }

  static let destroyed = PilkadaKind(
    about: PilkadaType.stockDestroyed, read: StockChanged.init(destroying:)
  ) { (event, register) throws(RowError) in
    if let reason = event.objection(to: LogisticsNode(of: event.record, "node")) { return reason }
    return try register.objection(toItems: event.data.list("lines").map { $0.text("item") ?? "" })
  }

  static let requested = PilkadaKind(about: PilkadaType.replacementRequested) { record in
    Keyed(record.data.text("replacement"), ReplacementRequested(record))
  } objection: { (event, register) throws(RowError) in
    let request = event.payload.item
    if let reason = event.objection(to: request.node)
      ?? event.objection(toEarly: "neededBy")
      ?? event.objection(toLabel: .replacement)
    {
      return reason
    }
    return try register.objection(toItem: request.item)
  }

  static let fulfilled = PilkadaKind(about: PilkadaType.replacementFulfilled) { record in
    Keyed(record.data.text("replacement"), ReplacementFulfilled(record))
  }

  static let readiness = PilkadaKind(about: PilkadaType.readinessDeclared) { record in
    Keyed(record.event.subject, ReadinessDeclared(record))
  } objection: { (event, register) throws(RowError) in
    for missing in event.payload.item.missing {
      if let reason = try register.objection(toItem: missing.item) { return reason }
      if let reason = try register.objection(toRegion: missing.region) { return reason }
    }
    return nil
  }
}

/// What can be wrong in an event about goods.
extension JudgedEvent {
  /// The node that an event is about lies in the event's own region.
  fileprivate func objection(to node: LogisticsNode) -> StandingReason? {
    guard node.region != subject else { return nil }
    return StandingReason(PilkadaObjection.otherNode, detail: subject)
  }
}

extension Register {
  /// The items of an event's lines are in the catalogue, and each stands once.
  ///
  /// `objection`: what else stands against the line at a position.
  fileprivate mutating func objection(
    toItems items: [String], _ objection: (Int) -> StandingReason? = { _ in nil }
  ) throws(RowError) -> StandingReason? {
    for (position, item) in items.enumerated() where items[..<position].contains(item) {
      return StandingReason(PilkadaObjection.itemTwice, detail: item)
    }
    for (position, item) in items.enumerated() {
      if let reason = try self.objection(toItem: item) ?? objection(position) { return reason }
    }
    return nil
  }
}
