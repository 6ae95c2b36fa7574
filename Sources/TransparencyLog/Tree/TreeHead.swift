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
