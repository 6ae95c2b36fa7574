/// What came of reading one part of a log that could be read from.
enum Fetched<Value> {
  /// The part is there and well-formed; that says nothing about its being right.
  case value(Value)
  /// The part is not there.
  case missing
  /// The part is there but is not what its place asks for.
  case malformed(found: Malformation)
}

/// What a file holds that is not what its place asks for.
public enum Malformation: Hashable, Sendable {
  /// So many bytes, of another tile or of none.
  case byteCount(Int)
  /// So many bytes in the full tile that has taken the partial one's place.
  case byteCountOfFullTile(Int)
  /// Bytes that are no entry bundle.
  case entryBundle(EntryBundleError)
}

extension Malformation: CustomStringConvertible {
  /// What was found, in words.
  public var description: String {
    switch self {
    case .byteCount(let count): "\(count) bytes"
    case .byteCountOfFullTile(let count): "\(count) bytes in the full tile"
    case .entryBundle(let error): "\(error)"
    }
  }
}
