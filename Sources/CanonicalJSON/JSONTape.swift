/// The bytes of a text and its tokens in the order of the text, shared by all views of it.
///
/// A class, so that a view is one reference and one index however often it is copied.
final class JSONTape: Sendable {
  let bytes: [UInt8]
  let isCanonical: Bool

  /// A value comes before what it holds, and a member's name right before its value.
  let tokens: [JSONToken]

  init(bytes: [UInt8], tokens: [JSONToken], isCanonical: Bool) {
    self.bytes = bytes
    self.tokens = tokens
    self.isCanonical = isCanonical
  }

  /// What kind of value a token is.
  func kind(of token: JSONToken) -> JSONKind {
    switch bytes[Int(token.start)] {
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The bytes between a string's quotation marks, its escapes as they stand.
  func content(ofString token: JSONToken) -> ArraySlice<UInt8> {
    bytes[token.range.dropFirst().dropLast()]
  }

  /// What a string token says.
  func string(_ token: JSONToken) -> String {
    let content = content(ofString: token)
    if token.isPlain { return String(decoding: content, as: UTF8.self) }
    return String(decoding: Array(UnescapedUTF8(content)), as: UTF8.self)
  }
}

extension JSONTape {
  /// Whether a string token says exactly this text.
  func string(_ token: JSONToken, equals text: String) -> Bool {
    guard token.isPlain else {
      return UnescapedUTF8(content(ofString: token)).elementsEqual(text.utf8)
    }
    let expected = text.utf8.span
    let start = token.range.lowerBound + 1
    guard token.range.upperBound - 1 - start == expected.count else { return false }
    return expected.indices.allSatisfy { bytes[start + $0] == expected[$0] }
  }
}
