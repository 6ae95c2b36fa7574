import CanonicalJSON
import EventLedger

/// What can be wrong in an event about goods.
extension PilkadaState {
  mutating func objection(toLines record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(
      toRepeating: "item", in: "lines", of: record, PilkadaObjection.itemTwice)
    {
      return reason
    }
    for line in record.data.list("lines") {
      let item = line.text("item") ?? ""
      if let reason = try objection(toItem: item) { return reason }
      if let counted = line.integer("counted"), let damaged = line.integer("damaged"),
        damaged > counted
      {
        return StandingReason(PilkadaObjection.damagedOverCounted, detail: item)
      }
    }
    return nil
  }

  private mutating func objection(toItem item: String) throws(RowError) -> StandingReason? {
    let isKnown = try items.row(item)?.entries.isEmpty == false
    return isKnown ? nil : StandingReason(PilkadaObjection.unknownItem, detail: item)
  }

  private func objection(toNode name: String, of record: Record) -> StandingReason? {
    guard LogisticsNode(record.data[name])?.region != record.event.subject else { return nil }
    return StandingReason(PilkadaObjection.otherNode, detail: record.event.subject)
  }

  mutating func objection(toDispatch record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toNode: "from", of: record) { return reason }
    guard let to = LogisticsNode(record.data["to"]), to != LogisticsNode(record.data["from"]) else {
      return StandingReason(PilkadaObjection.otherNode, detail: record.event.subject)
    }
    if let reason = objection(toEarly: "expectedAt", in: record)
      ?? objection(toLabel: .shipment, of: record)
    {
      return reason
    }
    if let reason = try objection(toRegion: to.region) { return reason }
    return try objection(toLines: record)
  }

  mutating func objection(toReceipt record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toNode: "at", of: record) { return reason }
    return try objection(toLines: record)
  }

  mutating func objection(toSettlement record: Record) throws(RowError) -> StandingReason? {
    try objection(toItem: record.data.text("item") ?? "")
  }

  mutating func objection(toSorting record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toNode: "node", of: record)
      ?? objection(toRepeating: "kind", in: "damaged", of: record, PilkadaObjection.damageTwice)
    {
      return reason
    }
    return try objection(toItem: record.data.text("item") ?? "")
  }

  mutating func objection(toDestruction record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toNode: "node", of: record) { return reason }
    return try objection(toLines: record)
  }

  mutating func objection(toRequest record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toNode: "node", of: record)
      ?? objection(toEarly: "neededBy", in: record)
      ?? objection(toLabel: .replacement, of: record)
    {
      return reason
    }
    return try objection(toItem: record.data.text("item") ?? "")
  }

  mutating func objection(toReadiness record: Record) throws(RowError) -> StandingReason? {
    for line in record.data.list("missing") {
      if let reason = try objection(toItem: line.text("item") ?? "") { return reason }
      if let reason = try objection(toRegion: line.text("region") ?? "") { return reason }
    }
    return nil
  }
}
