package import EventLedger
package import LedgerStore

/// The keys as the stored projection has them.
package struct KeyDirectory {
  package let ledger: LedgerFile

  package init(_ ledger: LedgerFile) { self.ledger = ledger }

  package func row(_ fingerprint: Fingerprint) throws -> KeyRow {
    let definition = KeyRow.definition
    guard let stored = try ledger.row(of: definition.name, key: "\(fingerprint)") else {
      throw LedgerError.unknownKey(fingerprint)
    }
    return try FoundRow<KeyRow>(stored, of: definition).row
  }

  package func rows() throws -> [(fingerprint: Fingerprint, row: KeyRow)] {
    try ledger.rows(KeyRow.self, of: KeyRow.definition).map { found in
      (try found.key(Fingerprint.init), found.row)
    }
  }
}

extension LedgerError {
  /// A key that the directory does not have.
  package static func unknownKey(_ fingerprint: Fingerprint) -> LedgerError {
    LedgerError(
      .key,
      Phrase(
        id: "kunci \(fingerprint) tidak terdaftar di buku besar ini",
        en: "the key \(fingerprint) is not in this ledger's directory"),
      hint: Phrase(
        id: "pendaftar kunci mendaftarkannya: ledger key register",
        en: "a registrar registers it: ledger key register"))
  }
}
