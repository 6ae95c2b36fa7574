package import EventLedger

/// Why a use case was not carried out, as a value that says what is wrong; the views have the words.
package protocol ServiceRefusal: Error, Sendable {
  /// The kind of trouble; nil for a request that makes no sense as it was put.
  var code: LedgerError.Code? { get }
}
