/// A log's size and the right edge of its tree: all that is needed to append to it.
///
/// One hash for every bit that is set in the size, so at most 64 however long the log is. The
/// writer keeps it between appends, and a verifier streams a log of any length through it.
public struct CompactRange: Hashable, Sendable {
  /// The number of leaves appended so far.
  public private(set) var size: UInt64
  /// The hashes of the perfect subtrees from left to right, the largest first.
  public private(set) var hashes: [Hash]

  /// The largest size that is taken up, so that no input makes an append overflow.
  private static let sizeMax = UInt64(Int64.max)

  /// The range of an empty log.
  public init() {
    size = 0
    hashes = []
  }

  /// Takes up a stored edge; nil unless there is one hash for every bit set in the size.
  ///
  /// Compare ``root`` with a trusted tree head before relying on it.
  public init?(size: UInt64, hashes: [Hash]) {
    guard hashes.count == size.nonzeroBitCount, size <= Self.sizeMax else { return nil }
    self.size = size
    self.hashes = hashes
  }

  /// The root hash of the tree; ``Hash/emptyTree`` when there is no leaf.
  public var root: Hash { hashes.isEmpty ? .emptyTree : Subtree.fold(hashes[...]) }

  /// The size and the root.
  public var head: TreeHead { TreeHead(size: size, root: root) }

  /// Appends one leaf.
  public mutating func append(_ leafHash: Hash) { append(leafHash, level: 0) }

  /// Appends the `2^level` leaves of a perfect subtree by its hash.
  ///
  /// - Precondition: `size` is a multiple of `2^level`, so that the subtree is a node of the tree.
  public mutating func append(_ hash: Hash, level: Int) {
    let count: UInt64 = 1 << UInt64(level)
    precondition(size & (count - 1) == 0, "a node of this level does not begin here")
    var hash = hash
    var carry = size >> UInt64(level)
    // Adding one to the size carries over its trailing ones; each carry joins two subtrees.
    while carry & 1 == 1 {
      hash = .node(hashes.removeLast(), hash)
      carry >>= 1
    }
    hashes.append(hash)
    size += count
  }
}
