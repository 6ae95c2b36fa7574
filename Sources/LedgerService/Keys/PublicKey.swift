import EventLedger
import Foundation
package import TransparencyLog

/// A public key as somebody gives it: the verifier key, or `@FILE` with one in it.
package func publicKey(_ text: String) throws -> NoteVerifier {
  let source =
    text.hasPrefix("@")
    ? String(decoding: try readText(String(text.dropFirst())), as: UTF8.self) : text
  do {
    return try NoteVerifier(vkey: source.trimmingCharacters(in: .whitespacesAndNewlines))
  } catch {
    throw LedgerError(
      .key,
      Phrase(
        id: "ini bukan kunci publik yang dapat didaftarkan",
        en: "this is not a public key that can be registered"),
      because: error,
      hint: Phrase(
        id: "berikan isi NAMA.vkey: NAMA+ID+KUNCI", en: "give what NAME.vkey holds: NAME+ID+KEY"))
  }
}
