import EventLedger
import Foundation
import LedgerStore
package import TransparencyLog

/// The policy file beside a ledger, which names the witnesses that its keepers know.
package struct WitnessPolicyFile {
  package let path: String

  /// The file of the ledger at a path.
  package init(besideLedger path: String) { self.path = path + ".policy" }

  /// The policy; nil when there is no such file.
  package func read() throws -> Policy? {
    FileManager.default.fileExists(atPath: path) ? try readPolicy(path) : nil
  }

  /// What became of a witness that was named.
  package struct Added {
    /// Whether the witness was not in the file before.
    package let isNew: Bool
    /// What the file says now.
    package let policy: Policy
    /// How many keys the log has had since the file was written.
    package let newLogKeys: Int
  }

  /// Takes up a witness of the log, and with it the keys that the log has had since.
  ///
  /// A file that somebody has written by hand is left to them.
  package func add(_ witness: NoteVerifier, of logKeys: [NoteVerifier]) throws -> Added {
    let before = try read()
    var known = try before.map { try read($0, of: logKeys) } ?? KnownWitnesses(of: logKeys)
    do {
      let isNew = try known.add(witness)
      let policy = try known.policy
      if policy != before { try DurableFile(path).replace(with: policy.bytes) }
      let newLogKeys = before.map { policy.logs.count - $0.logs.count } ?? 0
      return Added(isNew: isNew, policy: policy, newLogKeys: newLogKeys)
    } catch let error as PolicyError {
      throw LedgerError(
        .key, Phrase(id: "saksi itu tidak dapat dicatat", en: "the witness cannot be added"),
        because: error,
        hint: Phrase(
          id: "berikan .vkey yang dibuat `ledger witness new`",
          en: "give the .vkey that `ledger witness new` made"))
    }
  }

  private func read(_ policy: Policy, of logKeys: [NoteVerifier]) throws -> KnownWitnesses {
    guard let known = KnownWitnesses(policy, of: logKeys), try policy.bytes == readFile(path)
    else {
      throw LedgerError(
        .exists,
        Phrase(
          id: "\(path) ditulis tangan atau milik log lain",
          en: "\(path) was written by hand or is of another log"),
        hint: Phrase(
          id: "tambahkan barisnya di sana: witness NAMA VKEY, dan NAMA dalam sebuah group",
          en: "add the lines there: witness NAME VKEY, and NAME in a group"))
    }
    return known
  }
}

/// Reads a policy, or says why it is none.
package func readPolicy(_ path: String) throws -> Policy {
  do {
    return try Policy(try readText(path))
  } catch let error as PolicyError {
    throw LedgerError(
      .notFound, Phrase(id: "\(path) bukan berkas kebijakan", en: "\(path) is not a policy"),
      because: error)
  }
}
