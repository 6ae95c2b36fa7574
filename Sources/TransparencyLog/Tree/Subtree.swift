/// A run of leaves that some tree holds under one hash: a whole log of any size, a perfect node,
/// or the ragged right edge of a larger tree.
///
/// The leaves `start ..< end` form a subtree when `start` is a multiple of the smallest power of
/// two that is at least `end - start` (draft-ietf-plants-merkle-tree-certs, "Subtrees"). Its
/// hash is `MTH(D[start:end])` of RFC 9162 §2.1.1.
public struct Subtree: Hashable, Sendable {
  /// The index of the first leaf.
  public let start: UInt64
  /// The index after the last leaf.
  public let end: UInt64

  /// Takes the leaves `start ..< end`; nil when there are none, or when they are not a subtree.
  public init?(start: UInt64, end: UInt64) {
    guard start < end, start & Self.offsetMask(count: end - start) == 0 else { return nil }
    self.init(uncheckedStart: start, end: end)
  }

  private init(uncheckedStart start: UInt64, end: UInt64) {
    self.start = start
    self.end = end
  }

  /// The whole tree of a size; nil for the empty tree.
  init?(wholeTree size: UInt64) { self.init(start: 0, end: size) }

  /// The number of leaves, at least one.
  public var count: UInt64 { end - start }

  /// Whether the subtree holds the leaf.
  public func contains(_ index: UInt64) -> Bool { start <= index && index < end }

  /// The two subtrees whose hashes make up this one's; nil for a single leaf.
  ///
  /// The left one has the largest power of two of leaves that is below `count`
  /// (RFC 9162 §2.1.1).
  var halves: (left: Subtree, right: Subtree)? {
    guard count > 1 else { return nil }
    let middle = start + (1 << UInt64(63 - (count - 1).leadingZeroBitCount))
    return (
      Subtree(uncheckedStart: start, end: middle), Subtree(uncheckedStart: middle, end: end)
    )
  }

  /// The perfect nodes that the subtree consists of, from left to right: one for every bit that
  /// is set in `count`, the largest first.
  public var nodes: [NodeCoordinate] {
    var nodes: [NodeCoordinate] = []
    nodes.reserveCapacity(count.nonzeroBitCount)
    forEachNode { nodes.append($0) }
    return nodes
  }

  /// Calls `body` with every perfect node, from left to right.
  func forEachNode(_ body: (NodeCoordinate) -> Void) {
    var left = start
    while left < end {
      let level = 63 - (end - left).leadingZeroBitCount
      body(NodeCoordinate(level: level, number: left >> UInt64(level)))
      left += 1 << UInt64(level)
    }
  }

  /// The subtree's hash, made from the hashes of its ``nodes``.
  ///
  /// - Precondition: There is a hash for every node.
  static func fold(_ nodeHashes: ArraySlice<Hash>) -> Hash {
    guard var hash = nodeHashes.last else { preconditionFailure("a subtree has a node") }
    for left in nodeHashes.dropLast().reversed() { hash = .node(left, hash) }
    return hash
  }

  /// One less than the smallest power of two that is at least `count`.
  private static func offsetMask(count: UInt64) -> UInt64 {
    count == 1 ? 0 : UInt64.max >> UInt64((count - 1).leadingZeroBitCount)
  }
}

extension Subtree: CustomStringConvertible {
  /// The half-open interval of leaves, `[start, end)`.
  public var description: String { "[\(start), \(end))" }
}

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
