extension JSONText {
  /// Where the first number stands that has a fraction or an exponent; nil when there is none.
  ///
  /// For texts whose only numbers are integers, which have one spelling and no rounding.
  package var firstNonInteger: JSONPointer? {
    let tape = root.tape
    return tape.tokens.indices.first { index in
      let token = tape.tokens[index]
      return !token.isPlain && tape.kind(of: token) == .number
    }.map(tape.pointer(to:))
  }
}
