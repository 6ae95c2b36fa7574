/// The UTF-8 bytes that the content of a JSON string stands for, its escapes resolved.
///
/// Reads only what a reader has accepted: every escape is whole and every surrogate has its pair.
struct UnescapedUTF8<Content: RandomAccessCollection<UInt8>>: Sequence, IteratorProtocol
where Content.SubSequence == Content {
  private var rest: Content

  /// Bytes of an escape that are still to be given, lowest first, and 1 above them.
  private var pending: UInt64 = 1

  /// - Parameter content: the bytes between the quotation marks.
  init(_ content: Content) {
    rest = content
  }

  mutating func next() -> UInt8? {
    if pending != 1 {
      defer { pending >>= 8 }
      return UInt8(truncatingIfNeeded: pending)
    }
    guard let byte = rest.popFirst() else { return nil }
    return byte == UInt8(ascii: "\\") ? unescape() : byte
  }

  private mutating func unescape() -> UInt8? {
    guard let letter = rest.popFirst() else { return nil }
    switch letter {
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"): return unescapeUnicode()
    default: return letter
    }
  }

  private mutating func unescapeUnicode() -> UInt8? {
    var value = codeUnit()
    if 0xD800..<0xDC00 ~= value {
      rest = rest.dropFirst(2)
      value = 0x10000 + (value - 0xD800) << 10 + (codeUnit() - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    pending = scalar.utf8.reversed().reduce(1) { $0 << 8 | UInt64($1) }
    return next()
  }

  private mutating func codeUnit() -> UInt32 {
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 4 | UInt32(HexDigit.value($1) ?? 0) }
  }
}
