import CanonicalJSON
import EventLedger

/// What can be wrong in a reference event.
extension PilkadaState {
  mutating func objection(
    toRegistration record: Record
  ) throws(RowError) -> StandingReason? {
    let subject = record.event.subject
    guard let code = RegionCode(subject), let level = record.data.text("level"),
      RegionLevel(rawValue: level)?.partCount == code.partCount
    else { return StandingReason(PilkadaObjection.wrongLevel, detail: subject) }
    if try regions.row(subject)?.name != nil {
      return StandingReason(PilkadaObjection.regionRegistered, detail: subject)
    }
    guard let parent = code.parent else { return nil }
    return try objection(toRegion: parent.text)
  }

  mutating func objection(toRenaming record: Record) throws(RowError) -> StandingReason? {
    let name = try regions.row(record.event.subject)?.name
    let previous = record.data.text("previousName") ?? ""
    guard let name, name.utf8.elementsEqual(previous.utf8) else {
      return StandingReason(PilkadaObjection.otherName, detail: previous)
    }
    return nil
  }

  func objection(toTarget record: Record) -> StandingReason? {
    let special = record.data.integer("specialPollingStations") ?? 0
    guard let all = record.data.integer("pollingStations"), special > all else { return nil }
    return StandingReason(
      PilkadaObjection.tooManySpecialStations, .share("\(special)", of: "\(all)"))
  }
}
