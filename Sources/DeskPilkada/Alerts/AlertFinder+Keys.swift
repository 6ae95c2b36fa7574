import EventLedger

/// Keys in force that have signed two events with one number.
///
/// The first of the two stands, and the key is not ended by itself: whether a second device uses it,
/// or a thief, its desk can tell.
extension AlertFinder {
  func doubleSignings() throws -> [Alert] {
    try rows.found(KeyRow.self, of: KeyRow.definition).compactMap { found in
      guard found.row.end == nil, !found.row.equivocations.isEmpty else { return nil }
      // The row keeps no place of the proof: it has been so since its newest entry at the latest.
      let since = try received(found.newest)
      guard since <= instant else { return nil }
      return Alert(
        kind: .doubleSigning, severity: .high, region: found.row.scope.code, desk: found.row.desk,
        since: since, key: found.key, entries: [found.newest])
    }
  }
}
