package import EventLedger

/// Which time the log writes down as `received`.
///
/// Times in the log never go back. A clock that is a little behind is carried along; one that is
/// far behind, or jumps far ahead, is more likely wrong than right, and a wrong time stays for ever.
package enum LogClock {
  /// How far the clock may be behind the newest entry, in seconds.
  package static let behindSecondsMax: Int64 = 300
  /// How far it may be ahead of it before someone must have looked, in seconds.
  package static let aheadSecondsMax: Int64 = 7 * 86_400

  /// The later of the clock and `received` of the newest entry, when the two are plausible.
  ///
  /// A clock far ahead is believed when a person has checked it. There is no newest entry before
  /// the first.
  package static func received(
    at clock: Instant, after last: Instant?, isChecked: Bool
  ) throws(LedgerError) -> Instant {
    guard let last else { return clock }
    let ahead = clock.seconds(since: last)
    let (present, newest) = (Timestamp(utc: clock), Timestamp(utc: last))
    let times = Phrase(
      id: "jam menunjukkan \(present), entri terbaru \(newest)",
      en: "the clock says \(present), the newest entry \(newest)")
    guard ahead >= -behindSecondsMax else {
      throw LedgerError(
        .clock, times, hint: Phrase(id: "setel jam mesin ini", en: "set the clock of this machine"))
    }
    guard ahead <= aheadSecondsMax || isChecked else {
      throw LedgerError(
        .clock, times,
        hint: Phrase(
          id: "periksa jamnya, lalu tulis sekali dengan --clock-checked",
          en: "look at the clock, then append once with --clock-checked"))
    }
    return max(clock, last)
  }
}
