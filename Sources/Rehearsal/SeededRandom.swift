/// Numbers that look drawn by chance and that a seed brings back (SplitMix64).
///
/// They make rehearsals repeatable and are no secret: nothing real may be keyed or salted by them.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, the limit.
  mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// Whether something happens that happens so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

  /// One of the values, of which there must be some.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

  /// Takes one of the values out, which changes the order of the others; nil when there are none.
  mutating func take<Value>(_ values: inout [Value]) -> Value? {
    guard !values.isEmpty else { return nil }
    values.swapAt(number(values.count), values.count - 1)
    return values.removeLast()
  }
}
