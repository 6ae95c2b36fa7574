/// The bytes of a text and its tokens in the order of the text, shared by all views of it.
///
/// A class, so that a view is one reference and one index however often it is copied. Open to our
/// other targets for the one that checks schemas, which goes through tokens without views.
package final class JSONTape: Sendable {
  package let bytes: [UInt8]
  package let isCanonical: Bool

  /// A value comes before what it holds, and a member's name right before its value.
  package let tokens: [JSONToken]

  init(bytes: [UInt8], tokens: [JSONToken], isCanonical: Bool) {
    self.bytes = bytes
    self.tokens = tokens
    self.isCanonical = isCanonical
  }

  /// What kind of value a token is.
  @inlinable package func kind(of token: JSONToken) -> JSONKind {
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

/// One value, or one member name, of a text: where its bytes stand, and where its sibling does.
///
/// The kind is not kept: the first byte tells it.
package struct JSONToken: Sendable {
  /// The first byte of the value; of a string, its opening quotation mark.
  package let start: UInt32

  /// The first byte after the value.
  package internal(set) var end: UInt32

  /// The index, in the tape, of the token after this value and all that it holds; `unclosed` while
  /// an array or object is still being read.
  package internal(set) var next: UInt32

  /// Of an array or object: how many elements or members it holds.
  ///
  /// Of a string: 1 if it has escapes. Of a number: 1 if it has a fraction or an exponent.
  /// Otherwise 0.
  package internal(set) var detail: UInt32

  static let unclosed = UInt32.max

  /// The bytes of the value.
  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether a string has no escapes, and a number neither fraction nor exponent.
  @inlinable package var isPlain: Bool { detail == 0 }
}

extension JSONTape {
  /// Where a token stands.
  ///
  /// A member's name stands where its value does.
  func pointer(to index: Int) -> JSONPointer {
    var path: [String] = []
    var container = 0
    while container != index {
      guard let step = step(from: container, toward: index) else { break }
      path.append(step.name)
      if step.child > index { break }
      container = step.child
    }
    return JSONPointer(tokens: path)
  }

  /// Where the trouble stands that ended the reading at an offset, given the tape as it was left.
  func pointer(toFaultAt offset: Int) -> JSONPointer {
    if let index = tokens.lastIndex(where: { $0.start == offset }) { return pointer(to: index) }
    guard let container = tokens.lastIndex(where: { $0.next == JSONToken.unclosed }) else {
      return .root
    }
    let pointer = pointer(to: container)
    guard let name = nameOfUnfinishedChild(of: container, at: offset) else { return pointer }
    return pointer.appending(name)
  }

  /// One step down from an array or object: the child that holds the target, and its name.
  private func step(from container: Int, toward target: Int) -> (child: Int, name: String)? {
    let isObject = kind(of: tokens[container]) == .object
    var child = container + 1
    var position = 0
    while child < tokens.count, child <= target {
      let value = isObject ? child + 1 : child
      if value >= tokens.count || target < tokens[value].next {
        return (value, isObject ? string(tokens[child]) : String(position))
      }
      child = Int(tokens[value].next)
      position += 1
    }
    return nil
  }

  /// The name of the element or member that was being read, if the offset lies in one and not in
  /// the punctuation after it.
  private func nameOfUnfinishedChild(of container: Int, at offset: Int) -> String? {
    let isObject = kind(of: tokens[container]) == .object
    var child = container + 1
    var position = 0
    var end = Int(tokens[container].start) + 1
    while child < tokens.count {
      let value = isObject ? child + 1 : child
      guard value < tokens.count else { return string(tokens[child]) }
      end = Int(tokens[value].end)
      child = Int(tokens[value].next)
      position += 1
    }
    if isObject { return nil }
    let hasComma = bytes[end..<offset].contains(UInt8(ascii: ","))
    return position == 0 || hasComma ? String(position) : nil
  }
}
