package import CanonicalJSON

/// The seals of the state, which the service writes: at most one a day.
package struct Seals {
  private var seals: Table<SealRow>

  init(rows: (any RowSource)?) { seals = Table(source: rows) }

  var tables: [any ProjectionTable] { [seals] }

  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [(seals.definition.name, seals.takeChanges())]
  }

  /// What stands against a seal.
  ///
  /// That its roots are right is not asked here: it would need every row. A verification asks it.
  mutating func objection(to record: Record) throws(RowError) -> StandingReason? {
    let day = SealRow.day(of: record.received)
    return try seals.row(day).map {
      StandingReason(StandingReason.sealedBefore, .sealed(day: day, entry: "\($0.index)"))
    }
  }

  mutating func fold(_ record: Record) throws(RowError) {
    try seals.update(SealRow.day(of: record.received), at: record.index) {
      $0 = SealRow(index: record.index)
    }
  }
}

/// A seal of the state: where it stands.
///
/// Its key is the day in UTC on which the log took it in.
package struct SealRow: Sendable, Hashable {
  /// The index of the seal's entry, which is the number of entries that the sealed state follows
  /// from.
  package let index: UInt64
}

extension SealRow: ProjectionRow {
  package init?(_ row: JSONValue) {
    guard let index = row["index"]?.integer else { return nil }
    self.init(index: UInt64(index))
  }

  package var members: [(name: String, value: JSON)] { [("index", .integer(Int64(index)))] }

  package static let definition = ProjectionDefinition(
    name: "seals", version: 1, columns: ["index"])
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
