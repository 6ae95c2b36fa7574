/// A proof that a log holds an entry at an index (RFC 9162 §2.1.3).
///
/// Making one takes two steps, so that the mathematics needs no database and a proof costs one
/// read: list the nodes, fetch their hashes, fold.
///
/// ```swift
/// let nodes = try InclusionProof.nodes(of: index, in: head.size)
/// let proof = try InclusionProof(
///   index: index, size: head.size, nodeHashes: await reader.hashes(at: nodes))
/// ```
///
/// The proof bears no size and no root. Both come from a tree head that the verifier trusts.
public struct InclusionProof: Hashable, Sendable {
  /// The index of the entry, counted from 0.
  public let index: UInt64
  /// The hashes from the leaf's sibling up to the child of the root.
  public let hashes: [Hash]

  /// Takes a proof as it was received; it proves nothing until it is verified.
  public init(index: UInt64, hashes: [Hash]) {
    self.index = index
    self.hashes = hashes
  }

  /// The stored hashes that a proof is made from, in the order that
  /// ``init(index:size:nodeHashes:)`` takes them.
  public static func nodes(
    of index: UInt64, in size: UInt64
  ) throws(ProofError) -> [NodeCoordinate] {
    guard let tree = Subtree(wholeTree: size) else { throw .indexOutOfRange(index: index, nil) }
    return try SubtreeInclusionProof.nodes(of: index, in: tree)
  }

  /// Makes a proof from the hashes at ``nodes(of:in:)``.
  public init(index: UInt64, size: UInt64, nodeHashes: [Hash]) throws(ProofError) {
    guard let tree = Subtree(wholeTree: size) else { throw .indexOutOfRange(index: index, nil) }
    self.index = index
    hashes =
      try SubtreeInclusionProof(index: index, in: tree, nodeHashes: nodeHashes).hashes
  }

  /// Refuses the proof unless it leads from the leaf to the root of the tree head.
  public func verify(leafHash: Hash, in head: TreeHead) throws(ProofError) {
    guard let tree = Subtree(wholeTree: head.size) else {
      throw .indexOutOfRange(index: index, nil)
    }
    try SubtreeInclusionProof(index: index, hashes: hashes)
      .verify(leafHash: leafHash, in: tree, subtreeHash: head.root)
  }
}
