/// A point in time to the second, counted from 1970-01-01T00:00:00Z without leap seconds.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The instant that many seconds later, or earlier when negative.
  package func advanced(by seconds: Int64) -> Instant {
    Instant(seconds: self.seconds + seconds)
  }

  /// The seconds from an earlier instant to this one; negative when it is later.
  package func seconds(since other: Instant) -> Int64 { seconds - other.seconds }
}
