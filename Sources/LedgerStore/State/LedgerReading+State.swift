import CanonicalJSON
import EventLedger
import TransparencyLog

extension LedgerReading {
  /// What revocations and releases say of earlier entries, from the stored rows.
  ///
  /// A state that goes on from stored rows needs them all beforehand: each event is judged by them.
  func storedRevisions() throws -> Revisions {
    var revisions = Revisions()
    for row in try rows(of: KeyRow.definition.name) {
      guard let fingerprint = Fingerprint(row.key), let text = try? JSONText(row.value),
        let key = KeyRow(text.root)
      else { throw RowError(projection: "keys", key: row.key, reason: "does not read as a key") }
      for reach in key.reaches { revisions.setAside(eventsOf: fingerprint, by: reach) }
    }
    for row in try rows(of: ReleaseRow.definition.name) {
      guard let event = Hash(hex: row.key), let text = try? JSONText(row.value),
        let release = ReleaseRow(text.root)
      else {
        throw RowError(projection: "releases", key: row.key, reason: "does not read as a release")
      }
      revisions.release(event, at: release.index)
    }
    return revisions
  }

  /// What was erased, from the stored rows, with the events' hashes.
  func storedErasures() throws -> [(event: Hash, erasure: ErasureRow)] {
    try rows(of: ErasureRow.definition.name).map { row in
      guard let event = Hash(hex: row.key), let text = try? JSONText(row.value),
        let erasure = ErasureRow(text.root)
      else {
        throw RowError(projection: "erasures", key: row.key, reason: "does not read as an erasure")
      }
      return (event, erasure)
    }
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
