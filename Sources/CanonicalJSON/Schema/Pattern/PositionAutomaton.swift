/// The position automaton of a pattern (Glushkov, 1961): one state for every character that
/// stands in it, and no empty moves.
struct PositionAutomaton {
  /// What the automaton needs to know of a part to join it to its neighbours.
  private struct Part {
    var acceptsEmpty: Bool
    var first: PositionSet
    var last: PositionSet
  }

  /// What each position accepts.
  private(set) var accepted: [ASCIISet] = []
  /// The positions that may come after each position.
  private(set) var following: [PositionSet] = []
  /// The positions a match may begin with.
  private(set) var first: PositionSet
  /// The positions a match may end with.
  private(set) var last: PositionSet
  /// Whether the empty text matches.
  private(set) var acceptsEmpty = false

  private let count: Int

  /// Takes apart an expression of the given length, see `PatternExpression.length(limit:)`.
  init(_ expression: PatternExpression, count: Int) {
    self.count = count
    first = PositionSet(below: count)
    last = first
    let whole = add(expression)
    precondition(accepted.count == count, "the expression has as many positions as counted")
    acceptsEmpty = whole.acceptsEmpty
    first = whole.first
    last = whole.last
  }

  private var empty: Part {
    let none = PositionSet(below: count)
    return Part(acceptsEmpty: true, first: none, last: none)
  }

  private mutating func add(_ expression: PatternExpression) -> Part {
    switch expression {
    case .character(let set):
      return add(set)
    case .sequence(let parts):
      return parts.reduce(into: empty) { whole, part in append(add(part), to: &whole) }
    case .alternatives(let branches):
      var whole = empty
      whole.acceptsEmpty = false
      for branch in branches.map({ add($0) }) {
        whole.acceptsEmpty = whole.acceptsEmpty || branch.acceptsEmpty
        whole.first.formUnion(branch.first)
        whole.last.formUnion(branch.last)
      }
      return whole
    case .repeated(let part, let minimum, let maximum):
      return addRepeated(part, minimum: minimum, maximum: maximum)
    }
  }

  private mutating func add(_ set: ASCIISet) -> Part {
    var here = PositionSet(below: count)
    here.insert(accepted.count)
    accepted.append(set)
    following.append(PositionSet(below: count))
    return Part(acceptsEmpty: false, first: here, last: here)
  }

  private mutating func append(_ part: Part, to whole: inout Part) {
    join(whole.last, to: part.first)
    if whole.acceptsEmpty { whole.first.formUnion(part.first) }
    if part.acceptsEmpty {
      whole.last.formUnion(part.last)
    } else {
      whole.last = part.last
    }
    whole.acceptsEmpty = whole.acceptsEmpty && part.acceptsEmpty
  }

  /// Writes a repetition out: `a{2,3}` is `aaa?`, and `a+` is one `a` that may follow itself.
  private mutating func addRepeated(
    _ expression: PatternExpression, minimum: Int, maximum: Int?
  ) -> Part {
    var whole = empty
    for index in 0..<max(maximum ?? minimum, 1) {
      var part = add(expression)
      if index >= minimum { part.acceptsEmpty = true }
      if maximum == nil, index + 1 >= minimum { join(part.last, to: part.first) }
      append(part, to: &whole)
    }
    return whole
  }

  private mutating func join(_ ends: PositionSet, to starts: PositionSet) {
    for position in ends.positions { following[position].formUnion(starts) }
  }
}
