package import TransparencyLog

/// What somebody who checks a proof has from elsewhere and trusts; at least one of the three.
package struct ProofTrust: Sendable {
  /// A registrar's key or the log's; of several each may be the one.
  package let keys: [NoteVerifier]
  /// The hash of the ledger's first event.
  package let genesis: Hash?
  /// Logs, and whose cosignatures are wanted besides.
  package let policy: Policy?

  /// Nil when nothing is given.
  package init?(keys: [NoteVerifier] = [], genesis: Hash? = nil, policy: Policy? = nil) {
    guard !keys.isEmpty || genesis != nil || policy != nil else { return nil }
    self.keys = keys
    self.genesis = genesis
    self.policy = policy
  }
}
