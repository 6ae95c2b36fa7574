import CanonicalJSON
import DeskPilkada
import EventLedger

/// Reference events: made-up villages beside the real ones, names that change and change back.
extension SyntheticSeason {
  /// A village with a number that no real one has.
  mutating func registeredRegion() -> SyntheticMoment? {
    let district = random.pick(regency().districts)
    guard let code = label(district + ".", countMax: 99, { "\(2_900 + $0)" }) else { return nil }
    return reference(
      PilkadaType.regionRegistered, about: code,
      [
        ("name", .string("Desa Sintetis \(code.suffix(2))")), ("level", "village"),
        ("decree", document()),
      ])
  }

  mutating func renamedRegion() -> SyntheticMoment {
    let region = random.pick(regency().villages)
    let previous = names[region.code] ?? region.name
    let name = previous == region.name ? "\(region.name) Sintetis" : region.name
    names[region.code] = name
    return reference(
      PilkadaType.regionRenamed, about: region.code.text,
      [("name", .string(name)), ("previousName", .string(previous)), ("decree", document())])
  }

  /// An old code that no village had, moved to one that there is.
  mutating func recodedRegion() -> SyntheticMoment? {
    let regency = regency()
    let district = random.pick(regency.districts)
    guard let code = label(district + ".", countMax: 99, { "\(2_800 + $0)" }) else { return nil }
    return reference(
      PilkadaType.regionRecoded, about: code,
      [
        ("kind", "moved"), ("previousName", "Desa Sintetis Lama"),
        ("newCodes", [.string(village(of: regency))]), ("decree", document()),
      ])
  }

  mutating func declaredTarget() -> SyntheticMoment {
    reference(
      PilkadaType.targetDeclared, about: village(of: regency()),
      [
        ("voters", .integer(Int64(300 + random.number(3_000)))),
        ("pollingStations", .integer(Int64(1 + random.number(8)))), ("source", document()),
      ])
  }

  mutating func scheduledStage() -> SyntheticMoment {
    let stage = random.pick(stages)
    return reference(
      PilkadaType.stageScheduled, about: province,
      [
        ("stage", .string(stage.name)), ("startsAt", .string(stage.startsAt)),
        ("endsAt", .string(stage.endsAt)), ("regulation", document()),
      ])
  }

  mutating func cataloguedItem() -> SyntheticMoment {
    let item = random.pick(items)
    return reference(
      PilkadaType.itemCatalogued, about: province,
      [
        ("item", .string(item.code)),
        ("name", ["id": .string(item.nameID), "en": .string(item.nameEN)]),
        ("unit", .string(item.unit)), ("regulation", document()),
      ])
  }

  mutating func document() -> JSON { SyntheticText.document(1 + random.number(900)) }

  private func reference(
    _ type: String, about subject: String, _ data: [(name: String, value: JSON)]
  ) -> SyntheticMoment {
    SyntheticMoment(Role.registrar.rawValue, type, about: subject, data)
  }
}
