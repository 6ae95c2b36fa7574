import EventLedger
import LedgerStore

/// The keys as the stored projection has them.
struct KeyDirectory {
  let ledger: LedgerFile

  init(_ ledger: LedgerFile) { self.ledger = ledger }

  func row(_ fingerprint: Fingerprint) throws -> KeyRow {
    let definition = KeyRow.definition
    guard let stored = try ledger.row(of: definition.name, key: "\(fingerprint)") else {
      throw LedgerError.unknownKey(fingerprint)
    }
    return try FoundRow<KeyRow>(stored, of: definition).row
  }

  func rows() throws -> [(fingerprint: Fingerprint, row: KeyRow)] {
    try ledger.rows(KeyRow.self, of: KeyRow.definition).map { found in
      (try found.key(Fingerprint.init), found.row)
    }
  }
}

extension LedgerError {
  /// A key that the directory does not have.
  static func unknownKey(_ fingerprint: Fingerprint) -> LedgerError {
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

/// The fingerprint that somebody names a key by; wrong usage for any other text.
func keyFingerprint(_ text: String) throws -> Fingerprint {
  guard let fingerprint = Fingerprint(text) else {
    throw UsageError(
      Phrase(
        id: "\(text) bukan sidik kunci dari 16 angka heksadesimal",
        en: "\(text) is not a fingerprint of 16 hexadecimal digits"))
  }
  return fingerprint
}
