/// Remembers the values of the most recent numbers, in constant memory.
///
/// Most anchors name one of the last few checkpoints, so that looking them up seldom reads.
struct RecentValues<Value> {
  private var slots: [(number: UInt64, value: Value)?]

  init(capacity: Int) { slots = Array(repeating: nil, count: capacity) }

  subscript(number: UInt64) -> Value? {
    get {
      guard let slot = slots[position(of: number)], slot.number == number else { return nil }
      return slot.value
    }
    set {
      slots[position(of: number)] = newValue.map { (number, $0) }
    }
  }

  private func position(of number: UInt64) -> Int { Int(number % UInt64(slots.count)) }
}
