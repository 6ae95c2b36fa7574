/// The size and the root hash of a log's tree (RFC 9162 §2.1.1).
///
/// All that a proof is checked against. A tree head is trusted because a signed checkpoint bears
/// it, or because its holder computed it; never because it came along with a proof.
public struct TreeHead: Hashable, Sendable {
  /// The number of entries in the log, which is the number of leaves in the tree.
  public let size: UInt64
  /// The root hash over these entries.
  public let root: Hash

  /// The head of the log without entries.
  public static let empty = TreeHead(size: 0, root: .emptyTree)

  /// Joins a size and a root.
  public init(size: UInt64, root: Hash) {
    self.size = size
    self.root = root
  }
}

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

/// Something that stores the hashes of a log's perfect nodes.
///
/// A reader in memory or over a database answers at once: a method that does not suspend
/// fulfils the requirement, and one that cannot fail has `Never` as its failure, so that its
/// callers need neither `await` nor `try`.
public protocol HashReader {
  /// Why hashes could not be read; `Never` when they always can.
  associatedtype Failure: Error

  /// The hashes at the coordinates, in their order.
  ///
  /// - Precondition: The log that is read from holds all leaves of every node.
  func hashes(at nodes: [NodeCoordinate]) async throws(Failure) -> [Hash]
}
