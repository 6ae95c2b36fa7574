package import TransparencyLog

/// Two checkpoints of one log that cannot both be true, under one key or two that it has had.
///
/// The larger tree is shown to begin with entries whose root is not the one that the smaller
/// checkpoint signs. The hashes that show it are those of an ordinary consistency proof (RFC 9162
/// §2.1.4), from another root than the signed one: they commit to both trees at once, so nobody can
/// make them up. Of two checkpoints of one size no hashes are needed.
package struct ForkEvidence: Sendable {
  /// The checkpoint of the fewer entries, as a signed note.
  package let smaller: UnverifiedNote
  /// The checkpoint of as many entries or more.
  package let larger: UnverifiedNote
  /// The root of the larger tree's first entries, as many as the smaller checkpoint signs.
  package let prefixRoot: Hash
  /// What leads from that root to the larger checkpoint's.
  package let path: ConsistencyProof

  package init(
    smaller: UnverifiedNote, larger: UnverifiedNote, prefixRoot: Hash, path: ConsistencyProof
  ) {
    self.smaller = smaller
    self.larger = larger
    self.prefixRoot = prefixRoot
    self.path = path
  }

  /// What the evidence shows.
  package struct Shown: Sendable {
    /// Who signed the smaller and the larger checkpoint.
    package let signers: LogSigners
    package let smaller: TreeHead
    package let larger: TreeHead
    /// The root that the larger tree has at the smaller size.
    package let prefixRoot: Hash
  }

  /// Checks all of it under a policy that names the log; what witnesses say is not needed.
  package func check(under policy: Policy) throws(EvidenceFault) -> Shown {
    let keys = policy.logs.map(\.key)
    let (smaller, larger) = (try open(smaller, keys), try open(larger, keys))
    let signers = try LogSigners(smaller, larger)
    let (small, large) = (smaller.checkpoint.treeHead, larger.checkpoint.treeHead)
    guard small.root != prefixRoot else { throw .noContradiction }
    do {
      try path.verify(from: TreeHead(size: small.size, root: prefixRoot), to: large)
    } catch {
      throw .notConsistent(error)
    }
    return Shown(signers: signers, smaller: small, larger: large, prefixRoot: prefixRoot)
  }

  private func open(
    _ note: UnverifiedNote, _ keys: [NoteVerifier]
  ) throws(EvidenceFault) -> SignedCheckpoint {
    do {
      return try SignedCheckpoint.open(note, with: keys)
    } catch {
      throw .checkpointRefused(error)
    }
  }
}

extension Policy {
  /// The policy's logs, with no witness needed: what a log signed binds it whoever else signed.
  var logsAlone: Policy {
    guard let policy = try? Policy(logs: logs) else {
      preconditionFailure("the logs of a policy are a policy")
    }
    return policy
  }
}
