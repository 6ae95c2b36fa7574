import CanonicalJSON
import EventLedger

extension PilkadaType {
  package static let regionRegistered = "region.registered"
  package static let regionRenamed = "region.renamed"
  package static let regionRecoded = "region.recoded"
  package static let targetDeclared = "target.declared"
  package static let stageScheduled = "stage.scheduled"
  package static let itemCatalogued = "item.catalogued"

  /// The types that say something of a code itself, old or new, and not of the region behind it.
  package static let ofTheRegister: Set<String> = [regionRegistered, regionRenamed, regionRecoded]
}

/// The kinds of events that the reference is made of.
enum RegionKinds {
  static let all: [any DomainKind<Register>] = [
    registered, renamed, recoded, targeted, stage, item,
  ]

  static let registered = PilkadaKind(PilkadaType.regionRegistered) { record in
    Keyed(record.event.subject, RegionName(record))
  } objection: { (event, register) throws(RowError) in
    guard let code = RegionCode(event.subject), let level = event.data.text("level"),
      RegionLevel(rawValue: level)?.partCount == code.partCount
    else { return StandingReason(PilkadaObjection.wrongLevel, detail: event.subject) }
    if try register.regions.row(event.subject)?.name != nil {
      return StandingReason(PilkadaObjection.regionRegistered, detail: event.subject)
    }
    guard let parent = code.parent else { return nil }
    return try register.objection(toRegion: parent.text)
  }

  static let renamed = PilkadaKind(about: PilkadaType.regionRenamed) { record in
    Keyed(record.event.subject, RegionName(record))
  } objection: { (event, register) throws(RowError) in
    let name = try register.regions.row(event.subject)?.name
    let previous = event.data.text("previousName") ?? ""
    guard let name, name.utf8.elementsEqual(previous.utf8) else {
      return StandingReason(PilkadaObjection.otherName, detail: previous)
    }
    return nil
  }

  static let recoded = PilkadaKind(PilkadaType.regionRecoded) { record in
    Keyed(record.event.subject, RegionRecode(record))
  }

  static let targeted = PilkadaKind(about: PilkadaType.targetDeclared) { record in
    Keyed(record.event.subject, TargetDeclared(record))
  } objection: { event, _ in
    let special = event.data.integer("specialPollingStations") ?? 0
    guard let all = event.data.integer("pollingStations"), special > all else { return nil }
    return StandingReason(
      PilkadaObjection.tooManySpecialStations, .share("\(special)", of: "\(all)"))
  }

  static let stage = PilkadaKind(about: PilkadaType.stageScheduled) { record in
    let key = StageRow.key(record.data.text("stage") ?? "", in: record.event.subject)
    return Keyed(key, StageSchedule(record))
  } objection: { event, _ in
    event.objection(toOrderOf: "startsAt", "endsAt")
  }

  static let item = PilkadaKind(about: PilkadaType.itemCatalogued) { record in
    Keyed(record.data.text("item"), ItemCatalogued(record))
  }
}
