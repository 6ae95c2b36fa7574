/// The syntax tree of a pattern.
indirect enum PatternExpression {
  /// One character out of a set.
  case character(ASCIISet)
  /// All parts, one after the other.
  case sequence([PatternExpression])
  /// Any one of the branches.
  case alternatives([PatternExpression])
  /// The expression at least `minimum` times, and at most `maximum` times if there is one.
  case repeated(PatternExpression, minimum: Int, maximum: Int?)

  /// How many characters of the pattern stand in it once every bounded repetition is written
  /// out; `limit + 1` for anything longer than a limit.
  func length(limit: Int) -> Int {
    let length =
      switch self {
      case .character: 1
      case .sequence(let parts), .alternatives(let parts):
        parts.reduce(0) { min($0 + $1.length(limit: limit), limit + 1) }
      case .repeated(let part, let minimum, let maximum):
        part.length(limit: limit) * max(maximum ?? minimum, 1)
      }
    return min(length, limit + 1)
  }
}
