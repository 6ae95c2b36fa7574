/// The subtrees whose hashes make up a proof, in the order in which the proof holds them.
///
/// The recursion of RFC 9162 §2.1.3.1 and §2.1.4.1, walked from the root down. It says which
/// hashes are needed; it computes none. Verification does not use it: a proof is made by the
/// recursion and checked by the bits of the index, so that one mistake cannot pass both.
struct ProofPath {
  private(set) var subtrees: [Subtree] = []

  /// The siblings on the way from a leaf to the root of a subtree, the leaf's own first.
  ///
  /// - Precondition: The subtree holds the leaf.
  static func inclusion(of index: UInt64, in subtree: Subtree) -> ProofPath {
    precondition(subtree.contains(index), "the leaf is in the subtree")
    var path = ProofPath()
    var current = subtree
    while let halves = current.halves {
      current = path.descend(into: index < halves.right.start ? .left : .right, of: halves)
    }
    path.subtrees.reverse()
    return path
  }

  /// What must be known beside a subtree's hash to compute the root of a tree that holds it.
  ///
  /// - Precondition: The tree holds the whole subtree.
  static func consistency(of subtree: Subtree, in tree: Subtree) -> ProofPath {
    precondition(tree.start <= subtree.start && subtree.end <= tree.end, "the tree holds it")
    var path = ProofPath()
    var current = tree
    var remaining = subtree.start
    while current.start != remaining || current.end != subtree.end {
      guard let halves = current.halves else { preconditionFailure("a leaf is a subtree") }
      if subtree.end <= halves.right.start {
        current = path.descend(into: .left, of: halves)
      } else {
        // A subtree that spans both halves begins where the tree does: its left half is a node
        // of the tree, and goes into the proof.
        remaining = max(remaining, halves.right.start)
        current = path.descend(into: .right, of: halves)
      }
    }
    // Where the two trees part inside the subtree, its last piece is the proof's first hash.
    if current != subtree { path.subtrees.append(current) }
    path.subtrees.reverse()
    return path
  }

  private enum Side { case left, right }

  private mutating func descend(
    into side: Side, of halves: (left: Subtree, right: Subtree)
  ) -> Subtree {
    switch side {
    case .left:
      subtrees.append(halves.right)
      return halves.left
    case .right:
      subtrees.append(halves.left)
      return halves.right
    }
  }

  /// The stored hashes that make up the proof.
  var nodes: [NodeCoordinate] {
    var nodes: [NodeCoordinate] = []
    for subtree in subtrees { subtree.forEachNode { nodes.append($0) } }
    return nodes
  }

  /// The proof's hashes, each folded from those of its nodes.
  func fold(_ nodeHashes: [Hash]) throws(ProofError) -> [Hash] {
    let expected = subtrees.reduce(0) { $0 + $1.count.nonzeroBitCount }
    guard nodeHashes.count == expected else {
      throw .wrongLength(expected: expected, found: nodeHashes.count)
    }
    var position = 0
    return subtrees.map { subtree in
      let next = position + subtree.count.nonzeroBitCount
      defer { position = next }
      return Subtree.fold(nodeHashes[position..<next])
    }
  }
}
