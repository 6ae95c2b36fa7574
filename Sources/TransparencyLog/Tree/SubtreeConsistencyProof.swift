/// A proof that a subtree with a known hash is a part of a log
/// (draft-ietf-plants-merkle-tree-certs, "Subtree Consistency Proofs").
///
/// With a subtree that starts at 0 this is the consistency proof of RFC 9162 §2.1.4.
public struct SubtreeConsistencyProof: Hashable, Sendable {
  /// The hashes, the one closest to the leaves first.
  public let hashes: [Hash]

  /// Takes a proof as it was received; it proves nothing until it is verified.
  public init(hashes: [Hash]) {
    self.hashes = hashes
  }

  /// The stored hashes that a proof is made from, in the order that ``init(of:in:nodeHashes:)``
  /// takes them.
  public static func nodes(
    of subtree: Subtree, in size: UInt64
  ) throws(ProofError) -> [NodeCoordinate] {
    try path(of: subtree, in: size).nodes
  }

  /// Makes a proof from the hashes at ``nodes(of:in:)``.
  public init(of subtree: Subtree, in size: UInt64, nodeHashes: [Hash]) throws(ProofError) {
    hashes = try Self.path(of: subtree, in: size).fold(nodeHashes)
  }

  private static func path(of subtree: Subtree, in size: UInt64) throws(ProofError) -> ProofPath {
    guard let tree = Subtree(wholeTree: size), subtree.end <= size else {
      throw .subtreeOutOfRange(subtree, size: size)
    }
    return .consistency(of: subtree, in: tree)
  }

  /// Refuses the proof unless it leads from the subtree to the root of the tree head.
  public func verify(
    _ subtree: Subtree, subtreeHash: Hash, in head: TreeHead
  ) throws(ProofError) {
    guard subtree.end <= head.size else {
      throw .subtreeOutOfRange(subtree, size: head.size)
    }
    let climb = SubtreeClimb(subtree: subtree, size: head.size)
    guard hashes.count == climb.hashCount else {
      throw .wrongLength(expected: climb.hashCount, found: hashes.count)
    }
    let found = climb.fold(hashes, subtreeHash: subtreeHash)
    guard found.subtree == subtreeHash else {
      throw .subtreeMismatch(expected: subtreeHash, found: found.subtree)
    }
    guard found.root == head.root else {
      throw .rootMismatch(expected: head.root, found: found.root)
    }
  }
}
