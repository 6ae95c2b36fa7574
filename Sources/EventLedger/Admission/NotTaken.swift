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

  /// The event seals more values than one may.
  package static var tooManySealedValues: NotTaken {
    .openingSurplus("more than \(Opening.countMax) sealed values")
  }

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
  package var expectedAndFound: (expected: Finding.Value, found: Finding.Value) {
    switch self {
    case .malformed(let error): (.event(.canonical), .event(.unreadable(error)))
    case .notOpened: (.event(.opening), .event(.anotherType))
    case .alreadyOpened: (.event(.oneOpening), .event(.second))
    case .awaitingRegistrars(let count): (.event(.approvals(count)), .event(.another))
    case .otherLedger(let found): (.event(.thisLedger), .ofHash(found))
    case .unknownType(let type): (.event(.knownType), .verbatim(type))
    case .unknownKey(let key): (.event(.registeredKey), .verbatim("\(key)"))
    case .keyNotInForce(let key): (.event(.keyInForce), .verbatim("\(key)"))
    case .wrongDesk(let expected, let found): (.verbatim(expected), .verbatim(found))
    case .badSignature: (.event(.signature), .another)
    case .numberUsed(let number, let head): (.event(.number(head + 1)), .verbatim("\(number)"))
    case .numberGap(let expected, let found): (.event(.number(expected)), .verbatim("\(found)"))
    case .previousMismatch(let expected, let found): (.ofHash(expected), .ofHash(found))
    case .anchorMissing: (.event(.anchor), .none)
    case .anchorShrinks(let from, let to): (.event(.anchorAtLeast(from)), .verbatim("\(to)"))
    case .checkpointUnknown(let anchor): (.event(.publishedCheckpoint), .verbatim("\(anchor)"))
    case .noteMismatch(let anchor): (.event(.note(anchor)), .event(.anotherNote))
    case .receivedEarlier(let previous, let found):
      (.event(.notBefore(previous)), .verbatim("\(Timestamp(utc: found))"))
    case .openingMissing(let place): (.event(.opens(place)), .none)
    case .openingSurplus(let place): (.event(.opensNot(place)), .event(.one))
    case .openingMismatch(let place): (.event(.sealed(place)), .another)
    case .openingInvalid(let place): (.event(.fits(place)), .another)
    }
  }
}

extension Finding.Value {
  fileprivate static func ofHash(_ hash: Hash?) -> Self { hash.map { .verbatim("\($0)") } ?? .none }
}

extension NotTaken: CustomStringConvertible {
  package var description: String {
    let (expected, found) = expectedAndFound
    return "\(rule): expected \(expected), found \(found)"
  }
}
