import EventLedger

/// The time in which a batch of synthetic events is said: after the batch before it, up to the
/// moment when the log takes it in.
struct SyntheticWindow {
  let start: Instant
  let end: Instant

  func contains(_ instant: Instant) -> Bool { start < instant && instant <= end }

  /// A moment of it.
  func drawn(_ random: inout SeededRandom) -> Instant {
    end.advanced(by: -Int64(random.number(max(1, Int(end.seconds(since: start))))))
  }
}
