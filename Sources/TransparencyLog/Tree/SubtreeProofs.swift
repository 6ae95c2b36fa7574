/// A proof that a subtree holds an entry at an index
/// (draft-ietf-plants-merkle-tree-certs, "Subtree Inclusion Proofs").
///
/// With a subtree that is the whole log this is the inclusion proof of RFC 9162 §2.1.3.
public struct SubtreeInclusionProof: Hashable, Sendable {
  /// The index of the entry in the log, counted from the log's first entry.
  public let index: UInt64
  /// The hashes from the leaf's sibling up to the child of the subtree's top.
  public let hashes: [Hash]

  /// Takes a proof as it was received; it proves nothing until it is verified.
  public init(index: UInt64, hashes: [Hash]) {
    self.index = index
    self.hashes = hashes
  }

  /// The stored hashes that a proof is made from, in the order that ``init(index:in:nodeHashes:)``
  /// takes them.
  public static func nodes(
    of index: UInt64, in subtree: Subtree
  ) throws(ProofError) -> [NodeCoordinate] {
    guard subtree.contains(index) else { throw .indexOutOfRange(index: index, subtree) }
    return ProofPath.inclusion(of: index, in: subtree).nodes
  }

  /// Makes a proof from the hashes at ``nodes(of:in:)``.
  public init(index: UInt64, in subtree: Subtree, nodeHashes: [Hash]) throws(ProofError) {
    guard subtree.contains(index) else { throw .indexOutOfRange(index: index, subtree) }
    self.index = index
    hashes = try ProofPath.inclusion(of: index, in: subtree).fold(nodeHashes)
  }

  /// Refuses the proof unless it leads from the leaf to the hash of the subtree.
  public func verify(
    leafHash: Hash, in subtree: Subtree, subtreeHash: Hash
  ) throws(ProofError) {
    let found = try root(leafHash: leafHash, in: subtree)
    guard found == subtreeHash else { throw .rootMismatch(expected: subtreeHash, found: found) }
  }

  /// The hash of the subtree that the proof leads to.
  ///
  /// The bits of the index say on which side of each hash the leaf lies. Below the level where
  /// the index parts from the last index of the subtree there is a hash on every level; above
  /// it there are only the left siblings, one for every bit that is set (RFC 9162 §2.1.3.2 in
  /// closed form).
  private func root(leafHash: Hash, in subtree: Subtree) throws(ProofError) -> Hash {
    guard subtree.contains(index) else { throw .indexOutOfRange(index: index, subtree) }
    let offset = index - subtree.start
    let innerCount = 64 - (offset ^ (subtree.count - 1)).leadingZeroBitCount
    let edgeCount = (offset >> UInt64(innerCount)).nonzeroBitCount
    guard hashes.count == innerCount + edgeCount else {
      throw .wrongLength(expected: innerCount + edgeCount, found: hashes.count)
    }
    var root = leafHash
    for level in 0..<innerCount {
      let isRight = offset >> UInt64(level) & 1 == 1
      root = isRight ? .node(hashes[level], root) : .node(root, hashes[level])
    }
    for hash in hashes[innerCount...] { root = .node(hash, root) }
    return root
  }
}

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
