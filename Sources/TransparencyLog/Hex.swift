/// Hexadecimal text with one spelling: lowercase digits, two a byte.
package enum Hex {
  /// The bytes as lowercase hexadecimal digits.
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 0x0F))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The number that 16 lowercase hexadecimal digits stand for; nil for any other text.
  package static func word(_ digits: ArraySlice<UInt8>) -> UInt64? { word(digits.span) }

  /// The number that 16 lowercase hexadecimal digits stand for; nil for any other text.
  static func word(_ digits: Span<UInt8>) -> UInt64? {
    guard digits.count == 2 * MemoryLayout<UInt64>.size else { return nil }
    var word: UInt64 = 0
    for index in digits.indices {
      guard let value = value(digits[index]) else { return nil }
      word = word << 4 | UInt64(value)
    }
    return word
  }

  /// The bytes that lowercase hexadecimal text stands for; nil for any other text.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    var high: UInt8?
    for character in text {
      guard let value = value(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension Hex {
  /// The bytes that lowercase hexadecimal text stands for; nil for any other text.
  package static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)) }
}

extension Hash {
  /// Reads 64 lowercase hexadecimal digits; nil for any other text.
  public init?(hex text: String) { self.init(hex: Array(text.utf8)[...]) }

  /// Reads 64 lowercase hexadecimal digits; nil for any other text.
  package init?(hex digits: ArraySlice<UInt8>) {
    guard digits.count == 2 * Self.byteCount else { return nil }
    var words: [4 of UInt64] = .init(repeating: 0)
    let span = digits.span
    for index in words.indices {
      guard let word = Hex.word(span.extracting(16 * index..<16 * (index + 1))) else { return nil }
      words[index] = word
    }
    self.init(bigEndianWords: words)
  }
}
