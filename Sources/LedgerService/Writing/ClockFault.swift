package import EventLedger
import LedgerStore

/// The clock and the ledger's newest entry do not go together.
///
/// Times in the log never go back, so that one wrong time would keep everybody out until the right
/// one has caught up with it.
package enum ClockFault: ServiceRefusal {
  /// The clock is so far ahead of the newest entry that a person has to look at it first.
  ///
  /// `isKept`: whether something keeps the clock right; less is believed of one that nothing keeps.
  case leap(now: Timestamp, newest: Timestamp, isKept: Bool)
  /// The clock is behind the newest entry; entries go in again from `opens` on.
  case behind(now: Timestamp, newest: Timestamp, opens: Timestamp)

  package var code: LedgerError.Code? { .clock }

  /// How far ahead a clock may be that nothing keeps right, in seconds: a day without an entry.
  static let unkeptSecondsMax: Int64 = 86_400
}

extension LedgerAppender {
  /// What stands against taking a clock's word for the time of the next entry; nil when nothing does.
  package func doubt(about clock: Instant) throws -> ClockFault? {
    guard let newest = try writer.state().lastReceived else { return nil }
    let ahead = clock.seconds(since: newest)
    guard ahead >= -LogClock.behindSecondsMax else {
      return .behind(
        now: timestamp(clock), newest: timestamp(newest),
        opens: timestamp(newest.advanced(by: -LogClock.behindSecondsMax)))
    }
    let isKept = workplace.machine.isClockKept()
    let most = isKept ? LogClock.aheadSecondsMax : ClockFault.unkeptSecondsMax
    guard ahead > most else { return nil }
    return .leap(now: timestamp(clock), newest: timestamp(newest), isKept: isKept)
  }

  /// Refuses a clock that is behind, or one that leaps and that nobody has looked at.
  func mustBelieve(_ clock: Instant, isChecked: Bool = false) throws {
    guard let doubt = try doubt(about: clock) else { return }
    if case .leap = doubt, isChecked { return }
    throw doubt
  }
}
