/// Why a hash or an entry was not handed out.
public enum TileReaderError<ReaderFailure: Error>: Error {
  /// The reader below could not read.
  case reader(ReaderFailure)
  /// The tree head's log does not hold the node or the entries asked for.
  case outsideLog(size: UInt64)
  /// A file is not there.
  case missing(path: String)
  /// A file is not what its place asks for.
  case malformed(path: String, found: Malformation)
  /// A file's hashes do not lead to the root of the tree head.
  case unverified(path: String, expected: Hash, found: Hash)
}

extension TileReaderError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String {
    switch self {
    case .reader(let failure): "the log could not be read: \(failure)"
    case .outsideLog(let size): "the log of size \(size) does not reach as far"
    case .missing(let path): "\(path) is missing"
    case .malformed(let path, let found): "\(path) is malformed: \(found)"
    case .unverified(let path, let expected, let found):
      "\(path) hashes to \(found), but the tree holds \(expected)"
    }
  }
}
