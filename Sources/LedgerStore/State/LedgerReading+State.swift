import EventLedger
import TransparencyLog

extension LedgerReading {
  /// What revocations and releases say of earlier entries, from the stored rows.
  ///
  /// A state that goes on from stored rows needs them all beforehand: each event is judged by them.
  func storedRevisions() throws -> Revisions {
    var revisions = Revisions()
    for found in try rows(KeyRow.self, of: KeyRow.definition) {
      let fingerprint = try found.key(Fingerprint.init)
      for reach in found.row.reaches { revisions.setAside(eventsOf: fingerprint, by: reach) }
    }
    for found in try rows(ReleaseRow.self, of: ReleaseRow.definition) {
      revisions.release(try found.key(Hash.init(hex:)), at: found.row.index)
    }
    return revisions
  }

  /// Whether the stored rows are those of a state's projections, in their versions and up to date.
  func holdsProjections(of state: LedgerState) throws -> Bool {
    let wanted = state.tables.map { table in
      StoredProjection(
        name: table.definition.name, version: Int64(table.definition.version),
        size: Int64(state.size))
    }
    return try storedProjections() == wanted.sorted { $0.name < $1.name }
  }
}
