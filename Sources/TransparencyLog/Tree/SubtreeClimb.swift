/// The way from the last leaf of a subtree up to the root of a tree that holds it, read off the
/// bits of its index.
///
/// RFC 9162 §2.1.4.2, with a second index for the subtree's first leaf so that it need not be 0,
/// and in closed form: the number of hashes is known before the first one is read.
struct SubtreeClimb {
  /// Whether the proof's first hash is the starting point; else the subtree's own hash is.
  private let startsFromProof: Bool
  /// The number of levels of the subtree that remain above the starting point.
  private let subtreeLevels: Int
  /// The index of the starting point on its level.
  private let position: UInt64
  /// The number of steps below the tree's right edge: each level has a hash, left or right.
  private let innerCount: Int
  /// The number of steps along the tree's right edge: only left siblings.
  private let edgeCount: Int

  init(subtree: Subtree, size: UInt64) {
    let last = subtree.end - 1
    let reachesEdge = subtree.end == size
    let height = 64 - (subtree.start ^ last).leadingZeroBitCount
    // The starting point is the largest node that is complete on the right in both trees: up
    // to where the subtree's last leaf is a left child, or all of it where they end together.
    let level = reachesEdge ? height : min(height, (~last).trailingZeroBitCount)
    startsFromProof = level < height
    subtreeLevels = height - level
    position = last >> UInt64(level)
    let top = (size - 1) >> UInt64(level)
    innerCount = 64 - (position ^ top).leadingZeroBitCount
    edgeCount = (position >> UInt64(innerCount)).nonzeroBitCount
  }

  /// The number of hashes in the proof.
  var hashCount: Int { (startsFromProof ? 1 : 0) + innerCount + edgeCount }

  /// The hash of the subtree and the root of the tree that the hashes lead to.
  ///
  /// - Precondition: There are ``hashCount`` hashes.
  func fold(_ hashes: [Hash], subtreeHash: Hash) -> (subtree: Hash, root: Hash) {
    precondition(hashes.count == hashCount, "the length of a proof is checked first")
    let start = startsFromProof ? hashes[0] : subtreeHash
    let siblings = startsFromProof ? hashes[1...] : hashes[...]
    var subtree = start
    var root = start
    var levels = levelsOfSteps.makeIterator()
    for sibling in siblings {
      guard let level = levels.next() else { preconditionFailure("one level for each hash") }
      if isLeftSibling(at: level) {
        if level < subtreeLevels { subtree = .node(sibling, subtree) }
        root = .node(sibling, root)
      } else {
        root = .node(root, sibling)
      }
    }
    return (subtree, root)
  }

  private func isLeftSibling(at level: Int) -> Bool { position >> UInt64(level) & 1 == 1 }

  /// The levels above the starting point on which the proof has a hash.
  private var levelsOfSteps: [Int] {
    let edge = (innerCount..<64).filter { isLeftSibling(at: $0) }
    return Array(0..<innerCount) + edge
  }
}
