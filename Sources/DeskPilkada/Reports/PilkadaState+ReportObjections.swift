import CanonicalJSON
import EventLedger

/// What can be wrong in a report.
extension PilkadaState {
  mutating func objection(toReport record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toLabel: .report, of: record)
      ?? objection(toRepeating: "topic", in: "topics", of: record, PilkadaObjection.topicTwice)
    {
      return reason
    }
    for source in record.data.list("sources") {
      if let reason = try objection(toRegion: source.text("region") ?? "") { return reason }
    }
    return nil
  }
}
