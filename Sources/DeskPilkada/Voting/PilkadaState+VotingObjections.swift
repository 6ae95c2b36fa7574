import CanonicalJSON
import EventLedger

extension PilkadaObjection {
  package static let noStationThere = "no-station-there"
  package static let noSuchDay = "no-such-day"
}

extension PilkadaState {
  func objection(toDisruption record: Record) -> StandingReason? {
    let subject = record.event.subject
    guard RegionCode(subject)?.partCount == RegionLevel.village.partCount else {
      return StandingReason(PilkadaObjection.noStationThere, detail: subject)
    }
    if let resumed = record.data.instant("resumedAt"), resumed < record.event.time.instant.seconds {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, resumedAt")
    }
    return nil
  }

  /// Another day of voting: a real one, not before the decision, at stations of the region.
  mutating func objection(toRescheduling record: Record) throws(RowError) -> StandingReason? {
    let date = record.data.text("date") ?? ""
    guard let midnight = Timestamp(date + "T00:00:00Z") else {
      return StandingReason(PilkadaObjection.noSuchDay, detail: date)
    }
    let decided = record.event.time
    let offset = decided.offsetMinutes ?? 0
    guard
      midnight.instant.localDay(offsetMinutes: 0) >= decided.instant.localDay(offsetMinutes: offset)
    else { return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, date") }
    for station in record.data.list("stations") {
      let region = station.text("region") ?? ""
      guard RegionCode(region)?.partCount == RegionLevel.village.partCount else {
        return StandingReason(PilkadaObjection.noStationThere, detail: region)
      }
      guard Scope(record.event.subject).contains(region) else {
        return StandingReason(PilkadaObjection.otherNode, detail: region)
      }
      if let reason = try objection(toRegion: region) { return reason }
    }
    return nil
  }
}
