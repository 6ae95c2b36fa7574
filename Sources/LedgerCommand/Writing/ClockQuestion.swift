import EventLedger
import LedgerService
import LedgerViews

/// The question about a clock that leaps, before it goes into the log for ever.
struct ClockQuestion {
  let session: Session
  let ledger: LedgerAppender

  /// Whether a person has looked at the clock: beforehand, or asked on a terminal now.
  func isChecked(already isGiven: Bool) throws -> Bool {
    guard !isGiven, let doubt = try ledger.doubt(about: ledger.now()) else { return isGiven }
    let presentation = session.presentation(of: ledger.genesis)
    guard Terminal.isInteractive, let question = doubt.question(in: presentation),
      Terminal.answer(to: question).flatMap(PlainAnswer.truth) == true
    else { throw doubt }
    return true
  }
}
