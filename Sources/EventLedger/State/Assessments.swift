import CanonicalJSON
import TransparencyLog

/// Confirmations and disputes: what another body than the author's desk holds of an event.
extension LedgerState {
  /// A body says one thing of an event, and takes it back before it says another.
  mutating func objection(
    toAssessment record: Record, of target: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    guard !type.isLedgerType else {
      return StandingReason(StandingReason.notCorrectable, detail: type.shortName)
    }
    let desk = record.event.author.desk
    guard try amendments.row(target.event.hash)?.isAssessed(by: desk) != true else {
      return StandingReason(StandingReason.assessedBefore, detail: desk)
    }
    return nil
  }

  mutating func foldAssessment(
    _ record: Record, of target: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    let hash = record.event.hash
    let desk = record.event.author.desk
    try amend(target, at: record.index, fetched: fetched) { row in
      if type.shortName == LedgerType.recordConfirmed {
        row.confirmations.append(
          .init(hash: hash, desk: desk, index: record.index, correction: row.applicable.last))
      } else {
        let reason = record.data["reason"]?.string ?? ""
        row.disputes.append(.init(hash: hash, desk: desk, index: record.index, reason: reason))
      }
    }
  }
}

extension EventType {
  /// Whether events of the type tell what another body holds of an event.
  var isAssessment: Bool {
    isLedgerType
      && (shortName == LedgerType.recordConfirmed || shortName == LedgerType.recordDisputed)
  }
}
