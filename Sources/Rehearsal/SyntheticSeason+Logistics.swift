import CanonicalJSON
import DeskPilkada
import EventLedger

/// Goods on their way from the warehouse to the village, and what goes wrong there.
extension SyntheticSeason {
  /// A shipment that has not wholly arrived.
  struct Shipment {
    let label: String
    let desk: String
    let to: JSON
    let region: String
    let lines: [(item: String, quantity: Int)]
  }

  mutating func plannedNeed() -> SyntheticMoment {
    let regency = regency()
    return SyntheticMoment(
      author(in: regency, or: [.kpu]), PilkadaType.needPlanned, about: village(of: regency),
      [("lines", json(of: lines())), ("computed", .boolean(random.chance(80)))])
  }

  mutating func sortedStock() -> SyntheticMoment {
    let regency = regency()
    let torn = random.number(4)
    var data: [(name: String, value: JSON)] = [
      ("node", node("regency_warehouse", regency.code)), ("item", .string(item())),
      ("good", .integer(Int64(500 + random.number(4_000)))),
      ("missing", .integer(Int64(random.number(3)))), ("finished", .boolean(random.chance(70))),
    ]
    if torn > 0 { data.append(("damaged", [["kind": "torn", "quantity": .integer(Int64(torn))]])) }
    return SyntheticMoment(partner(.kpu), PilkadaType.stockSorted, about: regency.code, data)
  }

  /// From the warehouse to a district, or from a district to a village.
  mutating func dispatch(in window: SyntheticWindow) -> SyntheticMoment {
    let regency = regency()
    let village = village(of: regency)
    let district = String(village.prefix(8))
    let isLastLeg = random.chance(70)
    let from = isLastLeg ? ("district_post", district) : ("regency_warehouse", regency.code)
    let region = isLastLeg ? village : district
    let to = node(isLastLeg ? "village_post" : "district_post", region)
    let author = author(in: regency, or: [.kpu])
    let shipment = Shipment(
      label: label("SHP", of: author), desk: author, to: to, region: region, lines: lines())
    shipments.append(shipment)
    return SyntheticMoment(
      author, PilkadaType.shipmentDispatched, about: from.1,
      [
        ("shipment", .string(shipment.label)),
        ("leg", .string(isLastLeg ? "district_to_village" : "warehouse_to_district")),
        ("from", node(from.0, from.1)), ("to", to), ("lines", json(of: shipment.lines)),
        ("transport", [.string(random.pick(["truck", "pickup", "speedboat", "longboat"]))]),
        ("expectedAt", later(window, hours: 48)), ("waybill", document()),
      ])
  }

  mutating func delay(in window: SyntheticWindow) -> SyntheticMoment? {
    guard !shipments.isEmpty else { return nil }
    let shipment = random.pick(shipments)
    return SyntheticMoment(
      shipment.desk, PilkadaType.shipmentDelayed, about: shipment.region,
      [
        ("shipment", .string(shipment.label)),
        ("reason", .string(random.pick(["flood", "low_river", "road", "vehicle"]))),
        ("newExpectedAt", later(window, hours: 72)),
        ("note", SyntheticText.text("tertunda", "held up")),
      ])
  }

  /// What was counted on arrival: now and then one short, one over, some damaged, or only a part.
  mutating func receipt() -> SyntheticMoment? {
    guard let shipment = random.take(&shipments) else { return nil }
    let isPartial = random.chance(4)
    let difference = random.chance(8) ? random.pick([-2, -1, 1]) : 0
    let damaged = random.chance(5) ? 1 : 0
    let lines = shipment.lines.enumerated().map { position, line -> JSON in
      let counted = isPartial ? line.quantity / 2 : line.quantity + (position == 0 ? difference : 0)
      return [
        "item": .string(line.item), "counted": .integer(Int64(counted)),
        "damaged": .integer(Int64(position == 0 ? min(counted, damaged) : 0)),
      ]
    }
    if isPartial { shipments.append(shipment) }
    if difference != 0 { differences.append((shipment.label, shipment.lines[0].item)) }
    var data: [(name: String, value: JSON)] = [
      ("shipment", .string(shipment.label)), ("at", shipment.to), ("lines", .array(lines)),
      ("sealsIntact", .boolean(random.chance(97))), ("partial", .boolean(isPartial)),
    ]
    if difference != 0 {
      data.append(("note", SyntheticText.text("tidak sama dengan surat jalan", "not as sent")))
    }
    return SyntheticMoment(
      shipment.desk, PilkadaType.shipmentReceived, about: shipment.region, data)
  }

  mutating func settlement() -> SyntheticMoment? {
    guard let difference = random.take(&differences) else { return nil }
    return SyntheticMoment(
      partner(.kpu), PilkadaType.discrepancySettled, about: province,
      [
        ("shipment", .string(difference.shipment)), ("item", .string(difference.item)),
        ("kind", .string(random.pick(["short", "over"]))), ("quantity", 1), ("how", "recounted"),
      ])
  }

  mutating func loss() -> SyntheticMoment? {
    guard let shipment = random.take(&shipments) else { return nil }
    return SyntheticMoment(
      shipment.desk, PilkadaType.shipmentLost, about: shipment.region,
      [
        ("shipment", .string(shipment.label)), ("lines", json(of: shipment.lines)),
        ("reason", "strong_current"),
        ("note", SyntheticText.text("perahu terbalik", "a boat sank")),
      ])
  }

  mutating func destroyedStock() -> SyntheticMoment {
    let regency = regency()
    let line: JSON = [
      "item": .string(item()), "good": .integer(Int64(random.number(9))),
      "damaged": .integer(Int64(1 + random.number(9))),
    ]
    return SyntheticMoment(
      partner(.kpu), PilkadaType.stockDestroyed, about: regency.code,
      [
        ("node", node("regency_warehouse", regency.code)), ("cause", "by_minutes"),
        ("lines", [line]), ("minutesNumber", document()), ("witnesses", ["bawaslu", "polri"]),
      ])
  }

  mutating func requestedReplacement(in window: SyntheticWindow) -> SyntheticMoment {
    let regency = regency()
    let village = village(of: regency)
    let author = author(in: regency, or: [.kpu])
    let label = label("RPL", of: author)
    let quantity = 1 + random.number(40)
    replacements.append((label, quantity))
    return SyntheticMoment(
      author, PilkadaType.replacementRequested, about: village,
      [
        ("replacement", .string(label)), ("node", node("village_post", village)),
        ("item", .string(item())), ("quantity", .integer(Int64(quantity))), ("cause", "damaged"),
        ("neededBy", later(window, hours: 96)),
      ])
  }

  mutating func fulfilledReplacement() -> SyntheticMoment? {
    guard !shipments.isEmpty, let wanted = random.take(&replacements) else { return nil }
    return SyntheticMoment(
      partner(.kpu), PilkadaType.replacementFulfilled, about: province,
      [
        ("replacement", .string(wanted.label)), ("quantity", .integer(Int64(wanted.quantity))),
        ("shipment", .string(random.pick(shipments).label)),
      ])
  }

  mutating func declaredReadiness() -> SyntheticMoment {
    let regency = regency()
    var data: [(name: String, value: JSON)] = [("downTo", "village_post")]
    if random.chance(50) {
      data.append(("complete", true))
    } else {
      let missing: JSON = [
        "region": .string(village(of: regency)), "item": .string(item()), "quantity": 5,
      ]
      data += [("complete", false), ("missing", [missing])]
    }
    return SyntheticMoment(regency.code, PilkadaType.readinessDeclared, about: regency.code, data)
  }

  private mutating func lines() -> [(item: String, quantity: Int)] {
    let first = random.number(items.count - 3)
    return items[first..<first + 1 + random.number(3)].map { ($0.code, 50 + random.number(400)) }
  }

  private mutating func item() -> String { random.pick(items).code }

  private func json(of lines: [(item: String, quantity: Int)]) -> JSON {
    .array(
      lines.map { ["item": .string($0.item), "quantity": .integer(Int64($0.quantity))] })
  }

  private func node(_ kind: String, _ region: String) -> JSON {
    ["kind": .string(kind), "region": .string(region)]
  }
}
