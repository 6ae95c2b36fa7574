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
