import CanonicalJSON
import EventLedger

extension PilkadaObjection {
  package static let verifiedByDoer = "verified-by-doer"
}

extension PilkadaState {
  mutating func objection(toInstruction record: Record) throws(RowError) -> StandingReason? {
    if let due = record.data.instant("dueAt"), due <= record.event.time.instant.seconds {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, dueAt")
    }
    for desk in record.data.texts("to") {
      if let reason = try objection(toRegion: Region.code(ofDesk: desk)) { return reason }
    }
    return nil
  }

  /// A task is looked at by another desk than the one that did it.
  func objection(toVerification record: Record) -> StandingReason? {
    let doer = record.data.text("desk") ?? ""
    guard doer == record.event.author.desk else { return nil }
    return StandingReason(PilkadaObjection.verifiedByDoer, detail: doer)
  }
}
