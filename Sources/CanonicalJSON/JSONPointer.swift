/// A place within a JSON value: the names and indexes that lead to it (RFC 6901).
package struct JSONPointer: Sendable {
  /// The names and indexes on the way, unescaped.
  ///
  /// None for the whole value.
  package let tokens: [String]

  /// The whole value.
  package static let root = JSONPointer(tokens: [])

  package init(tokens: [String]) {
    self.tokens = tokens
  }

  /// Reads the text form; nil where it neither is empty nor begins with `/`, and where a `~` is
  /// followed by neither `0` nor `1`.
  package init?(_ text: String) {
    if text.utf8.isEmpty {
      self = .root
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let token = Self.unescape(Array(part)) else { return nil }
      tokens.append(token)
    }
    self.init(tokens: tokens)
  }

  /// The place of a member or element of the value that stands here.
  package func appending(_ token: String) -> JSONPointer {
    JSONPointer(tokens: tokens + [token])
  }

  /// The array index that a token spells: digits without a leading zero (RFC 6901 §4).
  package static func index(_ token: String) -> Int? {
    guard let index = Int(token), index >= 0, String(index).utf8.elementsEqual(token.utf8) else {
      return nil
    }
    return index
  }

  private static func unescape(_ part: [UInt8]) -> String? {
    var bytes: [UInt8] = []
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func escape(_ token: String) -> [UInt8] {
    token.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "~"): Array("~0".utf8)
      case UInt8(ascii: "/"): Array("~1".utf8)
      default: [byte]
      }
    }
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The text form (RFC 6901 §3): each token escaped and preceded by `/`.
  package var description: String {
    String(decoding: tokens.flatMap { [UInt8(ascii: "/")] + Self.escape($0) }, as: UTF8.self)
  }
}

extension JSONPointer: Hashable {
  // By bytes: Swift's strings are equal when they look the same, and names that look the same
  // are still different names.
  package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.elementsEqual(right.tokens) { $0.utf8.elementsEqual($1.utf8) }
  }

  package func hash(into hasher: inout Hasher) {
    for token in tokens {
      for byte in token.utf8 { hasher.combine(byte) }
      // 0xFF stands in no UTF-8, so ["ab"] and ["a", "b"] do not meet.
      hasher.combine(UInt8.max)
    }
  }
}
