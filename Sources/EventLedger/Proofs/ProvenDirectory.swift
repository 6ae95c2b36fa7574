package import TransparencyLog

/// The part of a ledger's key directory that a proof rests on: which key signs its checkpoints, which
/// registrars have spoken in it, and whose key the author's is.
///
/// Each of its entries is proven to be in the log, under one checkpoint, and signed by a key that an
/// earlier one brought in. So a registrar's public key, which somebody has from elsewhere, suffices to
/// believe the log's.
package struct ProvenDirectory: Sendable {
  /// What the ledger's first event fixes.
  package let genesis: Genesis
  /// The key that signs the log's checkpoints.
  package let logKey: NoteVerifier
  /// The index of the entry that names the log's key.
  package let logKeyNamedAt: UInt64
  private let walk: DirectoryWalk
  private let entries: [ProvenEntry]
  private let note: UnverifiedNote

  /// Checks the entries against each other, and that all are in the log that they name.
  ///
  /// * `proofs`: those of the entries, in their order, the first event's first.
  /// * `note`: the checkpoint that all of them, and what rests on them, lead to.
  init(_ proofs: [LogProof], over note: UnverifiedNote) throws(FactFault) {
    guard proofs.allSatisfy({ $0.note == note }) else { throw .otherCheckpoint }
    guard let first = proofs.first, let opening = first.unprovenEntry else { throw .noOpening }
    var walk = try DirectoryWalk(opening: opening)
    for proof in proofs.dropFirst() {
      guard let entry = proof.unprovenEntry else { throw .noEntry }
      try walk.take(entry, at: proof.path.index)
    }
    try walk.finish()
    let policy = try Self.policy(of: walk.logKey.verifier)
    var entries: [ProvenEntry] = []
    for proof in proofs { entries.append(try ProvenEntry(proof, under: policy)) }
    guard entries[0].index == 0 else { throw .noOpening }
    genesis = walk.genesis
    (logKey, logKeyNamedAt) = walk.logKey
    self.walk = walk
    self.entries = entries
    self.note = note
  }

  /// The event that a proof brings along, with the entry that brought its author's key in.
  func fact(of proof: LogProof) throws(FactFault) -> ProvenFact {
    guard proof.note == note else { throw .otherCheckpoint }
    let fact = try ProvenEntry(proof, under: try Self.policy(of: logKey))
    guard fact.ledger == genesis.hash else { throw .otherLedger }
    let author = fact.entry.event.author
    guard let key = walk.keys[author.key], key.desk == author.desk,
      key.endedAt.map({ fact.index <= $0 }) ?? true,
      let registration = entries.first(where: { $0.index == key.namedAt })
    else { throw .keyNotRegistered(author.key) }
    guard SignedEvent(fact.entry).isSigned(by: key.verifier) else { throw .badSignature }
    return ProvenFact(fact, registration: registration, key: key.verifier)
  }

  /// The role of a key; nil when nothing here brings it in.
  func role(of key: Fingerprint) -> Role? { walk.keys[key]?.role }

  /// What the proof rests on, for whoever trusts this; all that was given must fit.
  func basis(of trust: ProofTrust) throws(FactFault) -> TrustBasis {
    if let policy = trust.policy { try check(policy) }
    if let hash = trust.genesis, hash != genesis.hash { throw .wrongGenesis(genesis.hash) }
    let keys = trust.keys
    if let registrar = keys.first(where: isSigner) { return .registrar(registrar) }
    let isLogKeyGiven = keys.contains { $0.publicKey == logKey.publicKey }
    guard keys.isEmpty || isLogKeyGiven else {
      if let silent = keys.first(where: isRegistrar) {
        throw .silentRegistrar(Fingerprint(of: silent.publicKey))
      }
      throw .wrongKey(log: logKey)
    }
    if let hash = trust.genesis { return .genesis(hash) }
    return isLogKeyGiven ? .logKey(logKey) : .policy
  }

  private func isRegistrar(_ key: NoteVerifier) -> Bool {
    role(of: Fingerprint(of: key.publicKey)) == .registrar
  }

  /// A registrar counts once it has signed in this ledger: anyone could have named its key.
  private func isSigner(_ key: NoteVerifier) -> Bool {
    walk.signers.contains(Fingerprint(of: key.publicKey))
  }

  private func check(_ policy: Policy) throws(FactFault) {
    guard policy.logs.contains(where: { $0.key == logKey }) else {
      throw .wrongPolicy(log: logKey)
    }
    switch policy.evaluate(note) {
    case .accepted: break
    case .quorumNotReached: throw .quorumNotReached
    case .refused(let error): throw .checkpointRefused(error)
    }
  }

  private static func policy(of key: NoteVerifier) throws(FactFault) -> Policy {
    guard let policy = try? Policy(logs: [Policy.Log(key: key)]) else {
      throw .wrongKey(log: key)
    }
    return policy
  }
}

extension LogProof {
  /// The entry in the extra line, as the proof's maker wrote it there.
  fileprivate var unprovenEntry: Entry? { extra.flatMap { try? Entry($0) } }
}
