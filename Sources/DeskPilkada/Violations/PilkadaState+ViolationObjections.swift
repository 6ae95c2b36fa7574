import CanonicalJSON
import EventLedger

extension PilkadaState {
  func objection(toNotice record: Record) -> StandingReason? {
    if let known = record.data.instant("knownAt"), record.event.time.instant.seconds > known {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, knownAt")
    }
    return objection(toLabel: .violation, of: record)
  }

  mutating func objection(toForwarding record: Record) throws(RowError) -> StandingReason? {
    try objection(toRegion: record.data.text("toRegion") ?? "")
  }
}
