package import TransparencyLog

/// The witnesses whose cosignatures a ledger's keepers take up: an ordinary policy file.
///
/// Whom to trust is nobody's event: it is each reader's own decision, and what stood in the log
/// would be the operator's word. So the list is a file beside the ledger, of the form that every tool
/// of this field reads (<https://c2sp.org/tlog-policy>); an inspector may take it over, or write one
/// of their own, and gives it to the verification as any other policy.
///
/// More than half of the witnesses are the quorum. Any two such quorums share a witness, so two
/// histories can both reach it only when a witness has cosigned both.
package struct KnownWitnesses: Hashable, Sendable {
  /// Every key that the ledger's log has had, in their order, so that what was cosigned under one
  /// that was replaced still counts; never empty.
  package private(set) var logKeys: [NoteVerifier]
  /// The witnesses, each named as its key is.
  package private(set) var witnesses: [NoteVerifier] = []

  /// A log of which no witness is known yet; a trap when it has no key.
  package init(of logKeys: [NoteVerifier]) {
    precondition(!logKeys.isEmpty, "a log has a key")
    self.logKeys = logKeys
  }

  /// Reads a policy that `policy` wrote for this log, and takes up the keys that the log has had
  /// since; nil for any other, which is of another log or which somebody wrote with more in mind.
  package init?(_ policy: Policy, of logKeys: [NoteVerifier]) {
    let named = policy.logs.map(\.key)
    guard !named.isEmpty, logKeys.filter(named.contains) == named else { return nil }
    self.init(of: named)
    witnesses = policy.witnesses.map(\.key)
    guard (try? self.policy) == policy else { return nil }
    self.logKeys = logKeys
  }

  /// The list as a policy.
  package var policy: Policy {
    get throws(PolicyError) {
      let logs = logKeys.map { Policy.Log(key: $0) }
      guard !witnesses.isEmpty else { return try Policy(logs: logs) }
      let named = witnesses.compactMap { key in
        PolicyToken(key.name.bytes).map { Policy.Witness(name: $0, key: key) }
      }
      guard let majority = PolicyToken("majority") else {
        preconditionFailure("a word without spaces is a token")
      }
      let group = Policy.Group(
        name: majority, threshold: .count(witnesses.count / 2 + 1), members: named.map(\.name))
      return try Policy(
        logs: logs, witnesses: named, groups: [group], quorum: .named(majority))
    }
  }

  /// Takes up a witness; false when it is known already.
  ///
  /// Refused are keys of another type than witnesses', and names and keys that are taken.
  package mutating func add(_ witness: NoteVerifier) throws(PolicyError) -> Bool {
    guard !witnesses.contains(witness) else { return false }
    var more = self
    more.witnesses.append(witness)
    _ = try more.policy
    self = more
    return true
  }
}
