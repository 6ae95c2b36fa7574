package import EventLedger
package import LedgerStore

/// The keys as the stored projection has them.
package struct KeyDirectory {
  private let ledger: any LedgerReading

  package init(_ ledger: any LedgerReading) { self.ledger = ledger }

  package func row(_ fingerprint: Fingerprint) throws -> KeyRow {
    let definition = KeyRow.definition
    guard let stored = try ledger.row(of: definition.name, key: "\(fingerprint)") else {
      throw WritingRefusal.unknownKey(fingerprint)
    }
    return try FoundRow<KeyRow>(stored, of: definition).row
  }

  package func rows() throws -> [(fingerprint: Fingerprint, row: KeyRow)] {
    try ledger.rows(KeyRow.self, of: KeyRow.definition).map { found in
      (try found.key(Fingerprint.init), found.row)
    }
  }
}
