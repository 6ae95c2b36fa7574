package import TransparencyLog

/// Why an event is not taken in.
///
/// Nothing is written, its number stays free, and sending it again
/// later is allowed.
package enum NotTaken: Error, Hashable, Sendable {
  case malformed(EventError)
  /// The first event of a ledger is `ledger.opened`, and no later one is.
  case notOpened
  case alreadyOpened
  /// The registrars named in the first event have not all approved it.
  case awaitingRegistrars(Int)
  case otherLedger(found: Hash?)
  case unknownType(String)
  case unknownKey(Fingerprint)
  case keyNotInForce(Fingerprint)
  case wrongDesk(expected: String, found: String)
  case badSignature
  /// The key has used this number for other bytes: equivocation.
  case numberUsed(UInt64, head: UInt64)
  /// A predecessor is missing.
  case numberGap(expected: UInt64, found: UInt64)
  case previousMismatch(expected: Hash, found: Hash?)
  case anchorMissing
  case anchorShrinks(from: UInt64, to: UInt64)
  /// No published checkpoint has this size and root.
  case checkpointUnknown(Anchor)
  /// The note that came along is not the anchored checkpoint, or not signed by the log key.
  case noteMismatch(Anchor)
  case receivedEarlier(previous: Instant, found: Instant)
  case openingMissing(String)
  case openingSurplus(String)
  case openingMismatch(String)
  case openingInvalid(String)

  /// The rule's name, the same in every language.
  package var rule: String {
    switch self {
    case .malformed: "form"
    case .notOpened: "not-opened"
    case .alreadyOpened: "already-opened"
    case .awaitingRegistrars: "awaiting-registrars"
    case .otherLedger: "other-ledger"
    case .unknownType: "unknown-type"
    case .unknownKey: "unknown-key"
    case .keyNotInForce: "key-not-in-force"
    case .wrongDesk: "wrong-desk"
    case .badSignature: "bad-signature"
    case .numberUsed: "number-used"
    case .numberGap: "number-gap"
    case .previousMismatch: "previous-mismatch"
    case .anchorMissing: "anchor-missing"
    case .anchorShrinks: "anchor-shrinks"
    case .checkpointUnknown: "checkpoint-unknown"
    case .noteMismatch: "note-mismatch"
    case .receivedEarlier: "received-earlier"
    case .openingMissing: "opening-missing"
    case .openingSurplus: "opening-surplus"
    case .openingMismatch: "opening-mismatch"
    case .openingInvalid: "opening-invalid"
    }
  }

  /// What the rule asks for and what was found, for a verifier's report.
  package var expectedAndFound: (expected: String, found: String) {
    switch self {
    case .malformed(let error): ("a canonical event", "\(error)")
    case .notOpened: ("ledger.opened as the first event", "another type")
    case .alreadyOpened: ("one ledger.opened", "a second")
    case .awaitingRegistrars(let count): ("the approval of \(count) registrars", "another event")
    case .otherLedger(let found): ("this ledger's hash", found.map { "\($0)" } ?? "none")
    case .unknownType(let type): ("a type of the rules in force", type)
    case .unknownKey(let key): ("a registered key", "\(key)")
    case .keyNotInForce(let key): ("a key in force", "\(key)")
    case .wrongDesk(let expected, let found): (expected, found)
    case .badSignature: ("a signature by the author's key", "another")
    case .numberUsed(let number, let head): ("number \(head + 1)", "\(number)")
    case .numberGap(let expected, let found): ("number \(expected)", "\(found)")
    case .previousMismatch(let expected, let found):
      ("\(expected)", found.map { "\($0)" } ?? "none")
    case .anchorMissing: ("an anchor, as in the key's events before", "none")
    case .anchorShrinks(let from, let to): ("an anchor of size \(from) or more", "\(to)")
    case .checkpointUnknown(let anchor): ("a published checkpoint", "\(anchor)")
    case .noteMismatch(let anchor): ("the log's signed note of \(anchor)", "another note")
    case .receivedEarlier(let previous, let found):
      ("\(Timestamp(utc: previous)) or later", "\(Timestamp(utc: found))")
    case .openingMissing(let place): ("an opening for \(place)", "none")
    case .openingSurplus(let place): ("no opening for \(place)", "one")
    case .openingMismatch(let place): ("the value sealed at \(place)", "another")
    case .openingInvalid(let place): ("a value that fits the schema at \(place)", "another")
    }
  }
}

extension NotTaken: CustomStringConvertible {
  package var description: String {
    let (expected, found) = expectedAndFound
    return "\(rule): expected \(expected), found \(found)"
  }
}
