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
