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

extension Hash {
  /// Reads the base64 of a hash, as checkpoints and proofs write it; nil for any other text.
  init?(base64 line: ArraySlice<UInt8>) {
    guard let bytes = Base64.decode(line) else { return nil }
    self.init(bytes)
  }

  /// The hash in base64, followed by a line feed.
  var base64Line: [UInt8] { Array(Base64.encode(bytes).utf8) + [ASCII.lineFeed] }
}

/// Unsigned numbers in text with one spelling: decimal digits, without sign or leading zero.
package enum Decimal {
  /// The number that the digits stand for; nil for any other text and above 2^64 − 1.
  package static func parse(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else {
      return nil
    }
    var number: UInt64 = 0
    for digit in digits {
      let (tens, overflowed) = number.multipliedReportingOverflow(by: 10)
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), !overflowed else { return nil }
      let (sum, carried) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      guard !carried else { return nil }
      number = sum
    }
    return number
  }
}

/// The bytes that the line formats are made of.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let plus = UInt8(ascii: "+")
  static let delete: UInt8 = 0x7F
}
