import EventLedger

/// Desks that lose their line for a while and send what they wrote once they have it back.
struct SyntheticOutages {
  private let desks: [String]
  private var ends: [String: Instant] = [:]
  private var held: [String: [SyntheticMoment]] = [:]

  /// The most desks without a line at one time, and the most events that one writes meanwhile.
  private static let desksMax = 2
  private static let heldMax = 20

  init(desks: [String]) { self.desks = desks }

  /// Takes a line away, now and then, for one to three days.
  mutating func begin(in window: SyntheticWindow, _ random: inout SeededRandom) {
    guard ends.count < Self.desksMax, random.chance(8) else { return }
    ends[random.pick(desks)] = window.end.advanced(by: Int64(1 + random.number(3)) * 86_400)
  }

  /// Keeps what a desk without a line says, as written in this window; false for other desks.
  ///
  /// It says nothing about events that it has not seen, and in the end nothing more.
  mutating func hold(
    _ moment: SyntheticMoment, in window: SyntheticWindow, _ random: inout SeededRandom
  ) -> Bool {
    guard ends[moment.author] != nil, !moment.isLate else { return false }
    guard !moment.isAstray, moment.amends == nil,
      held[moment.author, default: []].count < Self.heldMax
    else { return true }
    var late = moment
    late.isLate = true
    late.recorded = window.drawn(&random)
    late.time = moment.time ?? late.recorded
    held[moment.author, default: []].append(late)
    return true
  }

  /// What the desks send whose lines are back by then, each desk's in the order it was written.
  mutating func ended(by now: Instant) -> [SyntheticMoment] {
    let back = ends.filter { $0.value <= now }.keys.sorted()
    return back.flatMap { desk in
      ends[desk] = nil
      return held.removeValue(forKey: desk) ?? []
    }
  }
}
