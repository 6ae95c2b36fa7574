/// The place of a node whose subtree is perfect: all its `2^level` leaves are in the tree.
///
/// The hash at a coordinate never changes once the log has grown past it, so these are the
/// hashes that a log stores, and the ones that a proof is made from.
public struct NodeCoordinate: Hashable, Sendable {
  /// The height above the leaves: a leaf has level 0.
  public let level: Int
  /// The number of nodes to the left on the same level.
  public let number: UInt64

  /// Names the node that covers the leaves from `number × 2^level` on, `2^level` of them.
  ///
  /// - Precondition: The leaves of the node have indexes below 2^64.
  public init(level: Int, number: UInt64) {
    precondition((0...63).contains(level), "a tree of 64-bit indexes has levels 0 to 63")
    precondition(number <= UInt64.max >> UInt64(level), "leaf indexes have 64 bits")
    self.level = level
    self.number = number
  }
}
