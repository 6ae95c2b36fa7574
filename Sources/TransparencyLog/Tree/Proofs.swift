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

/// Why a proof was refused, or could not be made.
public enum ProofError: Error, Hashable, Sendable {
  /// The index is not below the size of the tree, or not inside the subtree.
  case indexOutOfRange(index: UInt64, Subtree?)
  /// The subtree ends beyond the tree.
  case subtreeOutOfRange(Subtree, size: UInt64)
  /// The older tree is the larger one.
  case sizesOutOfOrder(old: UInt64, new: UInt64)
  /// Every tree is consistent with the empty one; there is no proof of that and none is needed.
  case emptyTree
  /// The proof does not have the number of hashes that the sizes ask for.
  case wrongLength(expected: Int, found: Int)
  /// The proof leads to another root than that of the tree head.
  case rootMismatch(expected: Hash, found: Hash)
  /// The proof leads to another hash of the older tree or the subtree than the given one.
  case subtreeMismatch(expected: Hash, found: Hash)
}

extension ProofError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String {
    switch self {
    case .indexOutOfRange(let index, let subtree):
      "entry \(index) is not in \(subtree.map { "the entries \($0)" } ?? "an empty tree")"
    case .subtreeOutOfRange(let subtree, let size):
      "the entries \(subtree) are not all in a tree of size \(size)"
    case .sizesOutOfOrder(let old, let new):
      "the older tree has size \(old), the newer one \(new)"
    case .emptyTree: "there is no proof from the empty tree"
    case .wrongLength(let expected, let found):
      "the proof has \(found) hashes; the sizes ask for \(expected)"
    case .rootMismatch(let expected, let found):
      "the proof leads to the root \(found), but the tree head holds \(expected)"
    case .subtreeMismatch(let expected, let found):
      "the proof leads to the older hash \(found), but the given one is \(expected)"
    }
  }
}
