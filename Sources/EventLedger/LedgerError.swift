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
  package let message: String
  /// What to do, when there is something to do.
  package let hint: String?
  /// What another library threw.
  package let cause: (any Error)?

  package init(
    _ code: Code, _ message: String, hint: String? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.cause = cause
  }
}

extension LedgerError: CustomStringConvertible {
  package var description: String { message }
}
