package import TransparencyLog

/// What an inspector brings along and trusts.
package enum Trust: Hashable, Sendable {
  /// Nothing: the ledger's own keys are believed.
  case nothing
  /// A key: a registrar's, from which the whole directory follows, or the log's.
  case key(NoteVerifier)
  /// The hash of the ledger's first event.
  case genesis(Hash)
  /// A policy of logs and witnesses (<https://c2sp.org/tlog-policy>).
  case policy(Policy)
}

/// What a verification rests on, to be told in its first line.
package enum TrustBasis: Hashable, Sendable {
  /// Nothing was given: the file's own keys were believed.
  case nothing
  /// A registrar's key that signed in this ledger: the log key was learned from the log.
  case registrar(NoteVerifier)
  /// The hash of the first event: the log key was learned from the log.
  case genesis(Hash)
  /// Only the log's key: its holder could have written another ledger.
  case logKey(NoteVerifier)
  /// Only a policy that names the log's key: its holder could have written another ledger.
  case policy
  /// What was given does not fit this ledger; proof 1 says so.
  case refused

  /// The basis by its name for programs.
  package var code: String {
    switch self {
    case .nothing: "nothing"
    case .registrar: "registrar"
    case .genesis: "genesis"
    case .logKey: "log-key"
    case .policy: "policy"
    case .refused: "refused"
    }
  }
}
