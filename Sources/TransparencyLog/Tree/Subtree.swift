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
