import CanonicalJSON

/// Seals of the state, which the service writes: at most one a day.
extension LedgerState {
  /// What stands against a seal.
  ///
  /// That its roots are right is not asked here: it would need every row. A verification asks it.
  mutating func objection(toSeal record: Record) throws(RowError) -> StandingReason? {
    let day = SealRow.day(of: record.received)
    return try seals.row(day).map {
      StandingReason(StandingReason.sealedBefore, .sealed(day: day, entry: "\($0.index)"))
    }
  }

  mutating func foldSeal(_ record: Record) throws(RowError) {
    try seals.update(SealRow.day(of: record.received), at: record.index) {
      $0 = SealRow(index: record.index)
    }
  }

  /// What a seal of this state states; every row must be loaded, as after a replay from zero.
  package var sealedProjections: [SealedProjection] {
    tables.map { SealedProjection($0.definition, rows: $0.loadedRows()) }
  }
}

extension SealRow {
  /// The key of the seal that the log took in at an instant: the day in UTC.
  static func day(of received: Instant) -> String {
    String("\(Timestamp(utc: received))".prefix(10))
  }
}

extension EventType {
  /// Whether events of the type seal the state.
  package var isSeal: Bool { isLedgerType && shortName == LedgerType.stateSealed }
}
