package import TransparencyLog

/// An entry that is proven to be in a log under a checkpoint that a policy accepts.
package struct ProvenEntry: Sendable {
  package let entry: Entry
  package let index: UInt64
  /// The checkpoint with the signatures that verified.
  package let checkpoint: SignedCheckpoint

  /// Checks a proof that brings its entry along in the extra line.
  ///
  /// Nothing signs that line; the entry in it is authentic because its hash is the leaf that the
  /// path begins at.
  package init(_ proof: LogProof, under policy: Policy) throws(FactFault) {
    guard let bytes = proof.extra, let entry = try? Entry(bytes) else { throw .noEntry }
    switch proof.verify(leafHash: entry.leafHash, with: policy) {
    case .included(let signed):
      self.entry = entry
      index = proof.path.index
      checkpoint = signed
    case .notIncluded(_, let error): throw .notIncluded(error)
    case .quorumNotReached: throw .quorumNotReached
    case .refused(let error): throw .checkpointRefused(error)
    }
  }

  /// The hash of the ledger's first event, as the entry names it or is it.
  var ledger: Hash { entry.event.ledger ?? entry.event.hash }
}
