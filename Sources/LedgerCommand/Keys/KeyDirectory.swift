import EventLedger
import LedgerStore

/// The keys as the stored projection has them.
struct KeyDirectory {
  let ledger: LedgerFile

  init(_ ledger: LedgerFile) { self.ledger = ledger }

  func row(_ fingerprint: Fingerprint) throws -> KeyRow {
    guard let row = try rows().first(where: { $0.fingerprint == fingerprint })?.row else {
      throw LedgerError(
        .key,
        Phrase(
          id: "kunci \(fingerprint) tidak terdaftar di buku besar ini",
          en: "the key \(fingerprint) is not in this ledger's directory"),
        hint: Phrase(
          id: "pendaftar kunci mendaftarkannya: ledger key register",
          en: "a registrar registers it: ledger key register"))
    }
    return row
  }

  func rows() throws -> [(fingerprint: Fingerprint, row: KeyRow)] {
    try ledger.rows(KeyRow.self, of: KeyRow.definition).map { found in
      (try found.key(Fingerprint.init), found.row)
    }
  }
}
