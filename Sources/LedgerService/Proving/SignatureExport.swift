import CryptoExtras
package import EventLedger
package import LedgerStore
import TransparencyLog

/// An event's signature as files that any Ed25519 implementation can check.
///
/// The signature covers the DSSE pre-authentication encoding of the event's bytes.
package struct SignatureExport {
  private let entry: Entry
  private let author: NoteVerifier

  package init(of entry: Entry, in ledger: LedgerFile) throws {
    self.entry = entry
    author = try KeyDirectory(ledger).row(entry.event.author.key).verifier
  }

  /// Writes `HASH.json`, the event; `HASH.pae`, what is signed; `HASH.sig`, the 64 bytes of the
  /// signature; `HASH.pem`, the author's public key.
  ///
  /// - Returns: the files' paths.
  package func write(to folder: String) throws -> [String] {
    try makeFolder(folder)
    let event = Array(entry.event.bytes)
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: author.publicKey.bytes)
    let files: [(suffix: String, bytes: [UInt8])] = [
      ("json", event), ("pae", EventSignature.signedBytes(of: entry.event.bytes)),
      ("sig", entry.signature), ("pem", Array((key.pemRepresentation + "\n").utf8)),
    ]
    let paths = files.map { "\(folder)/\(entry.event.hash).\($0.suffix)" }
    for path in paths { try mustBeNew(path) }
    for (path, file) in zip(paths, files) {
      try createFile(file.bytes, mode: 0o644, at: path)
    }
    return paths
  }
}
