import CanonicalJSON
import EventLedger

/// What can be wrong in an event about a meeting.
extension PilkadaState {
  func objection(toHeldMeeting record: Record) -> StandingReason? {
    objection(toEarly: "endedAt", in: record)
      ?? objection(toRepeating: "desk", in: "attendance", of: record, PilkadaObjection.deskTwice)
  }
}
