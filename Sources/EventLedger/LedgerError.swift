/// Why something could not be done, told so that the reader can act on it.
///
/// Thrown where what other libraries throw meets what the ledger means by it.
package struct LedgerError: Error {
  /// What kind of trouble it is; the same in every language.
  package enum Code: String, Sendable {
    case notALedger = "not-a-ledger"
    case newerFormat = "newer-format"
    case corrupt
    case inUse = "in-use"
    case readOnly = "read-only"
    case diskFull = "disk-full"
    case clock
    case key
    case notTaken = "not-taken"
    case notStanding = "not-standing"
    case invalidData = "invalid-data"
    /// The log key has signed two histories: the file takes no more entries.
    case stopped
    case notFound = "not-found"
    case exists
    case storage
  }

  package let code: Code
  /// The fact, in lower case without a full stop, with the values in it.
  package let message: Phrase
  /// What to do, when there is something to do.
  package let hint: Phrase?
  /// What was thrown beneath it.
  package let cause: (any Error)?
  /// Whether what the cause says is told after the message.
  package let tellsCause: Bool

  /// A fact that says all there is to tell; the cause is kept for who looks into it.
  package init(
    _ code: Code, _ message: Phrase, hint: Phrase? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.cause = cause
    tellsCause = false
  }

  /// A fact that is told with what the cause says of it.
  package init(_ code: Code, _ message: Phrase, because cause: any Error, hint: Phrase? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.cause = cause
    tellsCause = true
  }
}

extension LedgerError: WordedError {
  /// The message, with what the cause says of it where that is told.
  package var phrase: Phrase {
    guard tellsCause, let cause else { return message }
    return message.told(with: Phrase(of: cause))
  }
}

extension LedgerError: CustomStringConvertible {
  /// The whole in English, as reports for machines have it.
  package var description: String { phrase.english }
}
