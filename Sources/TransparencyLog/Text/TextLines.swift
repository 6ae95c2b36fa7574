/// Lines of a text from its front, each ended by a line feed.
///
/// Bytes are split, not characters: `"\r\n"` is one character and would hide a line's end.
struct TextLines {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Takes the next line, without its line feed; nil at the end and when no line feed is left.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: ASCII.lineFeed) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// Takes the next line when it begins with the prefix, and returns what follows the prefix.
  mutating func next(after prefix: String) -> ArraySlice<UInt8>? {
    var ahead = self
    guard let line = ahead.next(), line.starts(with: prefix.utf8) else { return nil }
    self = ahead
    return line.dropFirst(prefix.utf8.count)
  }
}
