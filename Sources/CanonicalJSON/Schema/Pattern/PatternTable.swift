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
