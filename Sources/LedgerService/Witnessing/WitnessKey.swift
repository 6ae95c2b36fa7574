import EventLedger
package import TransparencyLog

/// A witness's key: `NAME.pem`, and `NAME.vkey` beside it, which says what the witness is called.
package struct WitnessKey {
  private let file: KeyFile

  package init(_ file: KeyFile) { self.file = file }

  /// Reads both and makes sure that they belong together.
  package func cosigner() throws -> Cosigner {
    let privateKey = try file.read()
    let path = file.path
    let verifierPath = (path.hasSuffix(".pem") ? String(path.dropLast(4)) : path) + ".vkey"
    let verifier = try publicKey("@\(verifierPath)")
    guard verifier.algorithm == .cosignatureV1 else {
      throw LedgerError(
        .key,
        Phrase(
          id: "\(verifier.identity) bukan kunci saksi",
          en: "\(verifier.identity) is not a witness's key"),
        hint: Phrase(id: "buat satu: ledger witness new", en: "make one: ledger witness new"))
    }
    guard verifier.publicKey == privateKey.publicKey else {
      throw LedgerError(
        .key,
        Phrase(
          id: "\(verifierPath) bukan pasangan \(path)",
          en: "\(verifierPath) does not belong to \(path)"))
    }
    return Cosigner(name: verifier.name, privateKey: privateKey)
  }
}
