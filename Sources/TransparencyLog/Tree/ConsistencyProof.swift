/// A proof that a log only grew between two tree heads (RFC 9162 §2.1.4).
///
/// From size 0 there is no proof: everything is consistent with the empty tree, and a verifier
/// that has seen nothing yet must know that it has seen nothing.
public struct ConsistencyProof: Hashable, Sendable {
  /// The hashes, the one closest to the leaves first; none when the two sizes are equal.
  public let hashes: [Hash]

  /// Takes a proof as it was received; it proves nothing until it is verified.
  public init(hashes: [Hash]) {
    self.hashes = hashes
  }

  /// The stored hashes that a proof is made from, in the order that
  /// ``init(from:to:nodeHashes:)`` takes them.
  public static func nodes(
    from oldSize: UInt64, to newSize: UInt64
  ) throws(ProofError) -> [NodeCoordinate] {
    let old = try oldTree(oldSize, newSize)
    return try SubtreeConsistencyProof.nodes(of: old, in: newSize)
  }

  /// Makes a proof from the hashes at ``nodes(from:to:)``.
  public init(
    from oldSize: UInt64, to newSize: UInt64, nodeHashes: [Hash]
  ) throws(ProofError) {
    let old = try Self.oldTree(oldSize, newSize)
    hashes = try SubtreeConsistencyProof(of: old, in: newSize, nodeHashes: nodeHashes).hashes
  }

  /// Refuses the proof unless the newer tree begins with all leaves of the older one.
  public func verify(from old: TreeHead, to new: TreeHead) throws(ProofError) {
    let oldTree = try Self.oldTree(old.size, new.size)
    try SubtreeConsistencyProof(hashes: hashes).verify(oldTree, subtreeHash: old.root, in: new)
  }

  private static func oldTree(_ old: UInt64, _ new: UInt64) throws(ProofError) -> Subtree {
    guard old <= new else { throw .sizesOutOfOrder(old: old, new: new) }
    guard let tree = Subtree(wholeTree: old) else { throw .emptyTree }
    return tree
  }
}
