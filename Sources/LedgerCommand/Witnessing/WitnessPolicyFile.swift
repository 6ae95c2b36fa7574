import EventLedger
import Foundation
import LedgerStore
import TransparencyLog

/// The policy file beside a ledger, which names the witnesses that its keepers know.
struct WitnessPolicyFile {
  let path: String

  /// The file of the ledger at a path.
  init(besideLedger path: String) { self.path = path + ".policy" }

  /// The policy; nil when there is no such file.
  func read() throws -> Policy? {
    FileManager.default.fileExists(atPath: path) ? try readPolicy(path) : nil
  }

  /// Takes up a witness of the log; says whether it is new, and what the policy is then.
  ///
  /// A file that somebody has written by hand is left to them.
  func add(
    _ witness: NoteVerifier, of logKey: NoteVerifier
  ) throws -> (isNew: Bool, policy: Policy) {
    var known = try known(of: logKey)
    do {
      let isNew = try known.add(witness)
      let policy = try known.policy
      if isNew { try DurableFile(path).replace(with: policy.bytes) }
      return (isNew, policy)
    } catch let error as PolicyError {
      throw LedgerError(
        .key, "the witness cannot be added: \(error)",
        hint: "give the .vkey that `ledger witness new` made", cause: error)
    }
  }

  private func known(of logKey: NoteVerifier) throws -> KnownWitnesses {
    guard let policy = try read() else { return KnownWitnesses(of: logKey) }
    guard let known = KnownWitnesses(policy), known.logKey == logKey,
      try known.policy.bytes == readFile(path)
    else {
      throw LedgerError(
        .exists, "\(path) was written by hand or is of another log",
        hint: "add the lines there: witness NAME VKEY, and NAME in a group")
    }
    return known
  }
}

/// Reads a policy, or says why it is none.
func readPolicy(_ path: String) throws -> Policy {
  do {
    return try Policy(try readFile(path))
  } catch let error as PolicyError {
    throw LedgerError(.notFound, "\(path) is not a policy: \(error)", cause: error)
  }
}
