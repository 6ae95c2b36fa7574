package import EventLedger

/// Reads times as people write them.
package struct PeopleClock: Sendable {
  /// The present, whose day a time without a date belongs to.
  package let now: Instant
  /// The offset from UTC that people live by, in minutes.
  package let offsetMinutes: Int

  package init(now: Instant, offsetMinutes: Int) {
    self.now = now
    self.offsetMinutes = offsetMinutes
  }

  /// A time as `dated` reads it, or `09:00` for today; nil for any other text.
  package func time(_ text: String) -> Timestamp? {
    let isHour = text.utf8.count == 5
    let dated = isHour ? "\(CivilDate(of: now, offsetMinutes: offsetMinutes))T\(text)" : text
    return Self.dated(dated, offsetMinutes: offsetMinutes)
  }

  /// `2024-11-25T09:00:00+08:00`, or without the offset, which is then the people's own, and
  /// the seconds; nil for any other text.
  package static func dated(_ text: String, offsetMinutes: Int) -> Timestamp? {
    if let timestamp = Timestamp(text) { return timestamp }
    let seconds = text.utf8.count == 16 ? text + ":00" : text
    guard let local = Timestamp(seconds + "Z") else { return nil }
    return Timestamp(
      local.instant.advanced(by: -Int64(offsetMinutes) * 60), offsetMinutes: offsetMinutes)
  }
}
