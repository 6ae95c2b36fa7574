/// A log's whole tree in memory (RFC 9162 §2.1).
///
/// Keeps every perfect node, twice as many hashes as there are entries. For a log of any size
/// use a ``CompactRange`` to append and a ``HashReader`` to prove.
public struct MerkleTree: Sendable {
  /// The hashes of the perfect nodes, by level from the leaves up and from left to right.
  private var levels: [[Hash]] = [[]]

  /// A tree without leaves.
  public init() {}

  /// The tree over the entries, in their order.
  public init(entries: some Sequence<[UInt8]>) {
    for entry in entries { append(entry) }
  }

  /// The number of leaves.
  public var size: UInt64 { UInt64(levels[0].count) }

  /// The root hash; ``Hash/emptyTree`` when there is no leaf.
  public var root: Hash { root(at: size) }

  /// The size and the root.
  public var head: TreeHead { head(at: size) }

  /// Appends an entry.
  public mutating func append(_ entry: [UInt8]) { append(leafHash: .leaf(entry)) }

  /// Appends an entry by its leaf hash.
  public mutating func append(leafHash: Hash) {
    var hash = leafHash
    for level in levels.indices {
      levels[level].append(hash)
      guard levels[level].count.isMultiple(of: 2) else { return }
      hash = .node(levels[level][levels[level].count - 2], hash)
    }
    levels.append([hash])
  }

  /// The root hash that the tree had when it held `size` leaves.
  ///
  /// - Precondition: The tree has at least as many leaves.
  public func root(at size: UInt64) -> Hash {
    precondition(size <= self.size, "the tree has had this size")
    guard let tree = Subtree(wholeTree: size) else { return .emptyTree }
    return hash(of: tree)
  }

  /// The head that the tree had when it held `size` leaves.
  ///
  /// - Precondition: The tree has at least as many leaves.
  public func head(at size: UInt64) -> TreeHead { TreeHead(size: size, root: root(at: size)) }

  /// The hash of a subtree.
  ///
  /// - Precondition: The tree holds all its leaves.
  public func hash(of subtree: Subtree) -> Hash { Subtree.fold(hashes(at: subtree.nodes)[...]) }

  /// A proof that the tree held the entry when it had `size` leaves.
  public func inclusionProof(
    of index: UInt64, in size: UInt64
  ) throws(ProofError) -> InclusionProof {
    try checkSize(size)
    return try InclusionProof(
      index: index, size: size, nodeHashes: hashes(at: InclusionProof.nodes(of: index, in: size)))
  }

  /// A proof that the tree only grew between two sizes.
  public func consistencyProof(
    from old: UInt64, to new: UInt64
  ) throws(ProofError) -> ConsistencyProof {
    try checkSize(new)
    return try ConsistencyProof(
      from: old, to: new, nodeHashes: hashes(at: ConsistencyProof.nodes(from: old, to: new)))
  }

  /// A proof that a subtree holds the entry.
  public func inclusionProof(
    of index: UInt64, in subtree: Subtree
  ) throws(ProofError) -> SubtreeInclusionProof {
    try checkSize(subtree.end)
    return try SubtreeInclusionProof(
      index: index, in: subtree,
      nodeHashes: hashes(at: SubtreeInclusionProof.nodes(of: index, in: subtree)))
  }

  /// A proof that a subtree is a part of the tree of `size` leaves.
  public func consistencyProof(
    of subtree: Subtree, in size: UInt64
  ) throws(ProofError) -> SubtreeConsistencyProof {
    try checkSize(size)
    return try SubtreeConsistencyProof(
      of: subtree, in: size,
      nodeHashes: hashes(at: SubtreeConsistencyProof.nodes(of: subtree, in: size)))
  }

  private func checkSize(_ asked: UInt64) throws(ProofError) {
    guard asked <= size else { throw .sizesOutOfOrder(old: asked, new: size) }
  }
}

extension MerkleTree: HashReader {
  /// The hashes at the coordinates, in their order.
  public func hashes(at nodes: [NodeCoordinate]) -> [Hash] {
    nodes.map { levels[$0.level][Int($0.number)] }
  }
}
