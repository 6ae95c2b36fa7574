/// A place in a text that moves forward over its bytes.
///
/// The only file of this library that reads through a pointer: a string is scanned eight bytes at a
/// time, which an array does not offer. No read leaves the text: single bytes are compared with the
/// end first and tell 0 beyond it, and whole words are read only where eight bytes remain. A cursor
/// must not outlive the closure that lends the bytes.
struct ByteCursor {
  private let base: UnsafePointer<UInt8>?

  /// The length of the text.
  let count: Int

  /// The number of bytes before the cursor, at most `count`.
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    base = bytes.baseAddress
    count = bytes.count
  }

  /// The byte at the cursor; 0 at the end.
  ///
  /// No rule of JSON allows a byte 0, so a reader that has met one asks `isAtEnd` only to name its
  /// error.
  @inline(__always) var byte: UInt8 { self[offset] }

  /// The byte at an offset; 0 outside the text.
  @inline(__always) subscript(_ offset: Int) -> UInt8 {
    // As unsigned, an offset below 0 lies beyond every end.
    guard let base, UInt(bitPattern: offset) < UInt(bitPattern: count) else { return 0 }
    return base[offset]
  }

  var isAtEnd: Bool { offset == count }

  /// The bytes of a range, while the text is lent.
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range within the text")
    return UnsafeBufferPointer(start: base.map { $0 + range.lowerBound }, count: range.count)
  }

  /// Moves over bytes that have been seen.
  @inline(__always) mutating func advance(_ distance: Int = 1) {
    offset = min(offset + distance, count)
  }

  /// Moves to the next byte of a string that needs a look: a quotation mark, a backslash, a control
  /// character, or a byte beyond ASCII; or to the end.
  @inline(__always) mutating func skipPlainStringBytes() {
    guard let base else { return }
    while offset + 8 <= count {
      let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
      let stops = Self.stops(in: UInt64(littleEndian: word))
      if stops != 0 {
        offset += stops.trailingZeroBitCount / 8
        return
      }
      offset += 8
    }
    while offset < count, !Self.isStop(base[offset]) { offset += 1 }
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte >= 0x80
  }

  /// Marks the bytes of a word at which a string needs a look, by their highest bit.
  ///
  /// Eight bytes at once in one word ("SWAR"): a byte less than n borrows from its highest bit when
  /// n is subtracted from it. The borrow may mark a byte above in error, never one below, so that
  /// the lowest mark is right.
  @inline(__always) private static func stops(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let marks =
      (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes
      | (backslashes &- ones) & ~backslashes | word
    return marks & (ones &* 0x80)
  }
}
