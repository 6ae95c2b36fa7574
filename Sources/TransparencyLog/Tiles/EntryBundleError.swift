/// Why bytes are not an entry bundle, or entries do not make one.
public enum EntryBundleError: Error, Hashable, Sendable {
  /// An entry has more bytes than two bytes can count.
  case entryTooLong(Int)
  /// The bytes end within the entry after those read, or before its length.
  case truncated(entriesRead: Int)
  /// There are bytes after the last entry.
  case trailingBytes(Int)
}

extension EntryBundleError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String {
    switch self {
    case .entryTooLong(let count):
      "an entry has \(count) bytes; a bundle takes at most \(EntryBundle.entryByteCountMax)"
    case .truncated(let read): "the bundle ends within its entry \(read)"
    case .trailingBytes(let count): "the bundle has \(count) bytes after its last entry"
    }
  }
}
