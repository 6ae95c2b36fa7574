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

/// Makes a position automaton deterministic: each state of the table is the set of positions
/// that the last character may have been.
struct PatternTable {
  /// The state before the first character; state 0 is the one with no way out.
  static let start: UInt16 = 1

  private(set) var columns = [UInt8](repeating: 0, count: 256)
  private(set) var columnCount = 1
  /// The state after a state and a column, `columnCount` to a state.
  private(set) var moves: [UInt16] = []
  private(set) var isAccepting: [Bool] = []

  private let automaton: PositionAutomaton
  /// The positions that accept the bytes of each column.
  private var accepting: [PositionSet]
  private var states: [PositionSet: UInt16] = [:]
  /// States whose moves are still to be filled in, with the positions that may come next.
  private var pending: [(state: UInt16, next: PositionSet)] = []

  init(_ automaton: PositionAutomaton) {
    self.automaton = automaton
    accepting = [PositionSet(below: automaton.accepted.count)]
    sortBytesIntoColumns()
  }

  /// Fills the table; false when it would have more states than allowed.
  mutating func build(stateCountMax: Int) -> Bool {
    precondition(stateCountMax <= Int(UInt16.max), "a state is kept in 16 bits")
    _ = addState(isAccepting: false)
    let start = addState(isAccepting: automaton.acceptsEmpty)
    precondition(start == Self.start, "the start is the second state")
    pending.append((start, automaton.first))
    while let (state, next) = pending.popLast() {
      for column in 1..<columnCount {
        let matched = next.intersection(accepting[column])
        guard !matched.isEmpty else { continue }
        moves[Int(state) * columnCount + column] = self.state(of: matched)
      }
      guard isAccepting.count <= stateCountMax else { return false }
    }
    return true
  }

  /// Bytes that the same positions accept need only one column between them.
  private mutating func sortBytesIntoColumns() {
    var columnOf: [PositionSet: Int] = [accepting[0]: 0]
    for byte in UInt8(0)..<128 {
      var positions = PositionSet(below: automaton.accepted.count)
      for (position, set) in automaton.accepted.enumerated() where set.contains(byte) {
        positions.insert(position)
      }
      if columnOf[positions] == nil {
        columnOf[positions] = columnCount
        accepting.append(positions)
        columnCount += 1
      }
      columns[Int(byte)] = UInt8(columnOf[positions, default: 0])
    }
  }

  private mutating func state(of matched: PositionSet) -> UInt16 {
    if let known = states[matched] { return known }
    let state = addState(isAccepting: !matched.intersection(automaton.last).isEmpty)
    states[matched] = state
    var next = PositionSet(below: automaton.accepted.count)
    for position in matched.positions { next.formUnion(automaton.following[position]) }
    pending.append((state, next))
    return state
  }

  private mutating func addState(isAccepting accepts: Bool) -> UInt16 {
    moves.append(contentsOf: repeatElement(0, count: columnCount))
    isAccepting.append(accepts)
    return UInt16(isAccepting.count - 1)
  }
}

/// A set of places in a pattern, kept as bits.
struct PositionSet: Hashable {
  private var words: [UInt64]

  /// The empty set of places below a count.
  init(below count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The places in rising order.
  var positions: [Int] {
    var positions: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        positions.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return positions
  }

  mutating func insert(_ position: Int) { words[position / 64] |= 1 << UInt64(position % 64) }

  mutating func formUnion(_ other: PositionSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func intersection(_ other: PositionSet) -> PositionSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }
}
