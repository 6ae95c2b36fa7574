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
