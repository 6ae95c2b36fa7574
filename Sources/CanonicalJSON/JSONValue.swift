/// One value within a text: a view, cheap to copy, that keeps the text alive.
///
/// An accessor gives nil where the value is of another kind.
package struct JSONValue: Sendable {
  package let tape: JSONTape
  /// The value's token in the tape.
  package let index: Int

  package init(tape: JSONTape, index: Int) {
    self.tape = tape
    self.index = index
  }

  private var token: JSONToken { tape.tokens[index] }

  package var kind: JSONKind { tape.kind(of: token) }

  /// Where the bytes of the value stand in the text.
  package var range: Range<Int> { token.range }

  /// The bytes of the value as they stand in the text, a string's with its quotation marks.
  package var bytes: ArraySlice<UInt8> { tape.bytes[range] }

  /// Where the value stands in the text, found by walking down to it.
  ///
  /// A name that was taken from `members` stands where its value does.
  package var pointer: JSONPointer { tape.pointer(to: index) }

  package var isNull: Bool { kind == .null }

  package var boolean: Bool? {
    kind == .boolean ? tape.bytes[Int(token.start)] == UInt8(ascii: "t") : nil
  }

  /// The number, if it is written without fraction and exponent.
  ///
  /// −0 is 0.
  package var integer: Int64? {
    kind == .number && token.isPlain ? JSONNumber.integer(bytes) : nil
  }

  /// The double nearest to the number.
  package var double: Double? {
    kind == .number ? JSONNumber.double(bytes) : nil
  }

  /// What the string says, its escapes resolved.
  ///
  /// Swift's `==` calls strings equal that look the same; where names or values are told apart,
  /// compare with `stringEquals` or by `utf8`.
  package var string: String? {
    kind == .string ? tape.string(token) : nil
  }

  /// The bytes of a string that is written without escapes; nil for every other value.
  ///
  /// Builds nothing. Fits forms of which no character may be escaped: digits, times, codes.
  package var plainString: ArraySlice<UInt8>? {
    let token = token
    guard token.isPlain, tape.kind(of: token) == .string else { return nil }
    return tape.content(ofString: token)
  }

  /// Whether this is a string that says exactly this, byte for byte.
  ///
  /// Builds nothing.
  package func stringEquals(_ text: String) -> Bool {
    kind == .string && tape.string(token, equals: text)
  }

  /// Whether both are strings and say the same, byte for byte.
  ///
  /// Builds nothing.
  package func stringEquals(_ other: JSONValue) -> Bool {
    guard kind == .string, other.kind == .string else { return false }
    let left = UnescapedUTF8(tape.content(ofString: token))
    return left.elementsEqual(UnescapedUTF8(other.tape.content(ofString: other.token)))
  }

  /// The number of Unicode scalars in the string.
  package var scalarCount: Int? {
    guard kind == .string else { return nil }
    // All but the continuation bytes of UTF-8 begin a scalar.
    return UnescapedUTF8(tape.content(ofString: token)).count { $0 & 0xC0 != 0x80 }
  }
}

extension JSONValue {
  /// The number of elements or members; 0 where there can be none.
  package var count: Int {
    switch kind {
    case .array, .object: Int(token.detail)
    default: 0
    }
  }

  /// The elements of an array; none where the value is no array.
  package var elements: JSONElements {
    JSONElements(tape: tape, position: index + 1, end: kind == .array ? Int(token.next) : index + 1)
  }

  /// The members of an object in the order of the text; none where the value is no object.
  package var members: JSONMembers {
    JSONMembers(tape: tape, position: index + 1, end: kind == .object ? Int(token.next) : index + 1)
  }

  /// The member of this name, compared byte for byte.
  ///
  /// Builds nothing.
  package subscript(_ name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    let end = Int(token.next)
    var member = index + 1
    while member < end {
      if tape.string(tape.tokens[member], equals: name) {
        return JSONValue(tape: tape, index: member + 1)
      }
      member = Int(tape.tokens[member + 1].next)
    }
    return nil
  }

  /// The element at a position, from 0.
  ///
  /// Walks over those before it.
  package subscript(_ position: Int) -> JSONValue? {
    guard 0..<count ~= position else { return nil }
    return elements.dropFirst(position).first { _ in true }
  }

  /// The value that a pointer leads to from here (RFC 6901 §4).
  package func value(at pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      guard let child = value.child(token) else { return nil }
      value = child
    }
    return value
  }

  private func child(_ token: String) -> JSONValue? {
    switch kind {
    case .object: self[token]
    case .array: JSONPointer.index(token).flatMap { self[$0] }
    default: nil
    }
  }
}

/// A member of an object: two views of the same text.
package struct JSONMember: Sendable {
  /// The name, a string.
  package let name: JSONValue
  package let value: JSONValue
}

/// The members of an object, in the order of the text.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  let tape: JSONTape
  var position: Int
  let end: Int

  package mutating func next() -> JSONMember? {
    guard position < end else { return nil }
    let value = position + 1
    defer { position = Int(tape.tokens[value].next) }
    return JSONMember(
      name: JSONValue(tape: tape, index: position), value: JSONValue(tape: tape, index: value))
  }
}

/// The elements of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  let tape: JSONTape
  var position: Int
  let end: Int

  package mutating func next() -> JSONValue? {
    guard position < end else { return nil }
    defer { position = Int(tape.tokens[position].next) }
    return JSONValue(tape: tape, index: position)
  }
}

extension JSONValue {
  /// The one text that stands for this value (RFC 8785).
  ///
  /// - Throws: where the value has none; only a value of a text that is not canonical can throw.
  package func canonicalBytes() throws(JSONError) -> [UInt8] {
    // What stands within a canonical text is canonical itself.
    if tape.isCanonical { return Array(bytes) }
    return try JSON(self).canonicalBytes()
  }
}

/// The six kinds of JSON value (RFC 8259 §3); `true` and `false` are one kind.
package enum JSONKind: Hashable, Sendable, CaseIterable {
  case null, boolean, number, string, array, object
}
