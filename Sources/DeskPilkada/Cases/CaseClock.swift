package import EventLedger

/// A time limit in calendar days of the ledger's own offset.
///
/// The day on which it starts does not count; the limit is kept until the end of the last day,
/// whatever the hour it started. Law 10 of 2016, articles 134(4) to (6): 7 days to file after an
/// alleged violation became known, 3 to decide after it was registered, and 2 more once.
package struct CaseClock: Hashable, Sendable {
  package enum Limit: String, Sendable {
    /// To file, from when it became known.
    case filing
    /// To decide, from the registration.
    case decision
  }

  package let limit: Limit
  package let startedAt: Instant
  /// How many days it gives, an extension included.
  package let days: Int
  /// When what was owed was done; nil while it is owed.
  package let stoppedAt: Instant?
  /// The ledger's offset from UTC in minutes.
  package let offsetMinutes: Int

  package init(
    limit: Limit, startedAt: Instant, days: Int, stoppedAt: Instant?, offsetMinutes: Int
  ) {
    self.limit = limit
    self.startedAt = startedAt
    self.days = days
    self.stoppedAt = stoppedAt
    self.offsetMinutes = offsetMinutes
  }

  /// The first instant after the last day.
  package var endsAt: Instant {
    let midnight = Int64(startedAt.localDay(offsetMinutes: offsetMinutes) + days + 1) * 86_400
    return Instant(seconds: midnight - Int64(offsetMinutes) * 60)
  }

  /// How many days are left after the day of the instant: 0 on the last, negative when overdue.
  package func daysLeft(at instant: Instant) -> Int {
    let last = startedAt.localDay(offsetMinutes: offsetMinutes) + days
    return last - instant.localDay(offsetMinutes: offsetMinutes)
  }

  package func isRunning(at instant: Instant) -> Bool {
    startedAt <= instant && (stoppedAt.map { instant < $0 } ?? true)
  }

  /// Whether what is owed was not done in time, and still is not.
  package func isOverdue(at instant: Instant) -> Bool {
    isRunning(at: instant) && instant >= endsAt
  }

  /// Whether what was owed was done, too late.
  package var wasMissed: Bool { stoppedAt.map { $0 >= endsAt } ?? false }
}

extension ViolationCourse {
  /// The clocks that the case has started, in the order in which they start.
  ///
  /// Only the first extension adds days. What happened after the course's own end is not known to
  /// it, so the clocks of an instant come from the course until that instant.
  package func clocks(offsetMinutes: Int) -> [CaseClock] {
    var clocks: [CaseClock] = []
    if let notice {
      clocks.append(
        CaseClock(
          limit: .filing, startedAt: notice.knownAt, days: 7,
          stoppedAt: (first(.filed) ?? first(.closed))?.at, offsetMinutes: offsetMinutes))
    }
    if let registered = first(.registered) {
      let decided = steps.first {
        [.assessed, .recommended, .closed].contains($0.kind) && $0.at >= registered.at
      }
      clocks.append(
        CaseClock(
          limit: .decision, startedAt: registered.at, days: first(.timeExtended) == nil ? 3 : 5,
          stoppedAt: decided?.at, offsetMinutes: offsetMinutes))
    }
    return clocks
  }
}

extension Instant {
  /// The number of the day that the instant falls on, counted from 1970-01-01 at an offset.
  package func localDay(offsetMinutes: Int) -> Int {
    let local = seconds + Int64(offsetMinutes) * 60
    return Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }
}
