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
