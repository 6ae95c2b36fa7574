extension JSONReader {
  /// Reads a string from its opening to its closing quotation mark (RFC 8259 §7) and tells whether
  /// it holds no escapes.
  mutating func readString() throws(JSONFault) -> Bool {
    var isPlain = true
    cursor.advance()
    while true {
      cursor.skipPlainStringBytes()
      switch cursor.byte {
      case UInt8(ascii: "\""):
        cursor.advance()
        return isPlain
      case UInt8(ascii: "\\"):
        isPlain = false
        try readEscape()
      case 0x80...: try readMultibyte()
      default: throw fault(cursor.isAtEnd ? .unexpectedEnd : .controlCharacter)
      }
    }
  }

  /// Reads one character beyond ASCII: UTF-8 in its only form, and no surrogate (RFC 3629 §4).
  private mutating func readMultibyte() throws(JSONFault) {
    let start = cursor.offset
    let count: Int
    let second: ClosedRange<UInt8>
    switch cursor.byte {
    case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: throw fault(.malformedUTF8)
    }
    guard second.contains(cursor[start + 1]) else { throw fault(.malformedUTF8) }
    for index in 2..<max(count, 2) where cursor[start + index] & 0xC0 != 0x80 {
      throw fault(.malformedUTF8)
    }
    cursor.advance(count)
  }

  /// Reads one escape.
  ///
  /// Canonical are the two-character escapes of what must be escaped, and `\u00` with lowercase
  /// digits for the control characters that have none (RFC 8785 §3.2.2.2).
  private mutating func readEscape() throws(JSONFault) {
    switch cursor[cursor.offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      cursor.advance(2)
    case UInt8(ascii: "/"):
      isCanonical = false
      cursor.advance(2)
    case UInt8(ascii: "u"): try readUnicodeEscape()
    case 0 where cursor.offset + 1 == cursor.count:
      throw JSONFault(reason: .unexpectedEnd, offset: cursor.count)
    default: throw fault(.malformedEscape)
    }
  }

  private mutating func readUnicodeEscape() throws(JSONFault) {
    let unit = try codeUnit(at: cursor.offset)
    switch unit {
    case 0xD800..<0xDC00:
      let low = cursor.offset + 6
      guard cursor[low] == UInt8(ascii: "\\"), cursor[low + 1] == UInt8(ascii: "u"),
        case 0xDC00..<0xE000 = try codeUnit(at: low)
      else { throw fault(.loneSurrogate) }
      isCanonical = false
      cursor.advance(12)
    case 0xDC00..<0xE000: throw fault(.loneSurrogate)
    default:
      if !isCanonicalEscape(of: unit) { isCanonical = false }
      cursor.advance(6)
    }
  }

  private func isCanonicalEscape(of unit: UInt16) -> Bool {
    switch unit {
    case 0x08, 0x09, 0x0A, 0x0C, 0x0D: false
    // Of the four digits only the last can be a letter.
    case 0..<0x20: !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(cursor[cursor.offset + 5])
    default: false
    }
  }

  /// The code unit that `\uXXXX` at the offset stands for.
  private func codeUnit(at offset: Int) throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for index in offset + 2..<offset + 6 {
      guard let digit = HexDigit.value(cursor[index]) else {
        if index >= cursor.count {
          throw JSONFault(reason: .unexpectedEnd, offset: cursor.count)
        }
        throw JSONFault(reason: .malformedEscape, offset: offset)
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}

/// A string as it stands in a text.
struct JSONString {
  /// Its bytes, with the quotation marks.
  let range: Range<Int>

  /// Whether it has no escapes.
  let isPlain: Bool
}

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

/// A hexadecimal digit, in either case.
package enum HexDigit {
  /// What a digit counts, or nil if the byte is none.
  package static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The lowercase digit of the lowest four bits.
  static func digit(_ value: UInt8) -> UInt8 {
    let value = value & 0xF
    return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
