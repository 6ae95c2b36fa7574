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
    try event.objection(toLines: &register)
  }

  static let dispatched = PilkadaKind(about: PilkadaType.shipmentDispatched) { record in
    Keyed(record.data.text("shipment"), ShipmentDispatched(record))
  } objection: { (event, register) throws(RowError) in
    if let reason = event.objection(toNode: "from") { return reason }
    guard let to = LogisticsNode(event.data["to"]), to != LogisticsNode(event.data["from"]) else {
      return StandingReason(PilkadaObjection.otherNode, detail: event.subject)
    }
    if let reason = event.objection(toEarly: "expectedAt")
      ?? event.objection(toLabel: .shipment)
    {
      return reason
    }
    if let reason = try register.objection(toRegion: to.region) { return reason }
    return try event.objection(toLines: &register)
  }

  static let delayed = PilkadaKind(about: PilkadaType.shipmentDelayed) { record in
    Keyed(record.data.text("shipment"), ShipmentDelayed(record))
  } objection: { event, _ in
    event.objection(toEarly: "newExpectedAt")
  }

  static let received = PilkadaKind(about: PilkadaType.shipmentReceived) { record in
    Keyed(record.data.text("shipment"), ShipmentReceived(record))
  } objection: { (event, register) throws(RowError) in
    if let reason = event.objection(toNode: "at") { return reason }
    return try event.objection(toLines: &register)
  }

  static let lost = PilkadaKind(about: PilkadaType.shipmentLost) { record in
    Keyed(record.data.text("shipment"), ShipmentLost(record))
  } objection: { (event, register) throws(RowError) in
    try event.objection(toLines: &register)
  }

  static let settled = PilkadaKind(about: PilkadaType.discrepancySettled) { record in
    Keyed(record.data.text("shipment"), DiscrepancySettled(record))
  } objection: { (event, register) throws(RowError) in
    try register.objection(toItem: event.payload.item.item)
  }

  static let sorted = PilkadaKind(
    about: PilkadaType.stockSorted, read: StockChanged.init(sorting:)
  ) { (event, register) throws(RowError) in
    if let reason = event.objection(toNode: "node")
      ?? event.objection(toRepeating: "kind", in: "damaged", PilkadaObjection.damageTwice)
    {
      return reason
    }
    return try register.objection(toItem: event.data.text("item") ?? "")
  }

  static let destroyed = PilkadaKind(
    about: PilkadaType.stockDestroyed, read: StockChanged.init(destroying:)
  ) { (event, register) throws(RowError) in
    if let reason = event.objection(toNode: "node") { return reason }
    return try event.objection(toLines: &register)
  }

  static let requested = PilkadaKind(about: PilkadaType.replacementRequested) { record in
    Keyed(record.data.text("replacement"), ReplacementRequested(record))
  } objection: { (event, register) throws(RowError) in
    if let reason = event.objection(toNode: "node") ?? event.objection(toEarly: "neededBy")
      ?? event.objection(toLabel: .replacement)
    {
      return reason
    }
    return try register.objection(toItem: event.payload.item.item)
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
extension Statement {
  /// The lines name items of the catalogue, each once, and no more damaged than counted.
  fileprivate func objection(toLines register: inout Register) throws(RowError) -> StandingReason? {
    if let reason = objection(toRepeating: "item", in: "lines", PilkadaObjection.itemTwice) {
      return reason
    }
    for line in data.list("lines") {
      let item = line.text("item") ?? ""
      if let reason = try register.objection(toItem: item) { return reason }
      if let counted = line.integer("counted"), let damaged = line.integer("damaged"),
        damaged > counted
      {
        return StandingReason(PilkadaObjection.damagedOverCounted, detail: item)
      }
    }
    return nil
  }

  /// The node that an event is about lies in the event's own region.
  fileprivate func objection(toNode name: String) -> StandingReason? {
    guard LogisticsNode(data[name])?.region != subject else { return nil }
    return StandingReason(PilkadaObjection.otherNode, detail: subject)
  }
}
