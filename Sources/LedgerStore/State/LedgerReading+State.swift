import CanonicalJSON
import EventLedger

extension LedgerReading {
  /// Where revocations set keys' events aside, from the stored rows of the keys.
  ///
  /// A state that goes on from stored rows needs them all beforehand: each event of such a key is
  /// judged by them.
  func storedRevocations() throws -> [Fingerprint: UInt64] {
    var revocations: [Fingerprint: UInt64] = [:]
    for row in try rows(of: KeyRow.definition.name) {
      guard let fingerprint = Fingerprint(row.key), let text = try? JSONText(row.value),
        let key = KeyRow(text.root)
      else {
        throw RowError(
          projection: KeyRow.definition.name, key: row.key, reason: "does not read as a key")
      }
      revocations[fingerprint] = key.setAsideFrom
    }
    return revocations
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
