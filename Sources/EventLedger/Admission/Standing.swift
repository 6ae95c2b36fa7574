/// Whether an entry counts.
package enum Standing: Hashable, Sendable {
  case stands
  /// The event is an entry, used its number and has a receipt, and no projection folds it.
  case setAside(StandingReason)

  package var reason: StandingReason? {
    if case .setAside(let reason) = self { reason } else { nil }
  }
}

/// Why an entry is set aside: a code that people's texts are kept under, and the particulars.
package struct StandingReason: Hashable, Sendable {
  /// One of the codes below, or a code of the domain.
  package let code: String
  /// What in particular, in English identifiers: a member, a region, two values; may be empty.
  package let detail: String

  package init(_ code: String, detail: String = "") {
    self.code = code
    self.detail = detail
  }

  package static let wrongRole = "wrong-role"
  package static let outOfScope = "out-of-scope"
  package static let schemaInvalid = "schema-invalid"
  package static let clockAhead = "clock-ahead"
  package static let clockBeforeAnchor = "clock-before-anchor"
  package static let keyCompromised = "key-compromised"
  package static let unknownEvent = "unknown-event"
  package static let notCorrectable = "not-correctable"
  package static let tooManyCorrections = "too-many-corrections"
  package static let notTheAuthorsDesk = "not-the-authors-desk"
  package static let otherSubject = "other-subject"
  package static let alreadyWithdrawn = "already-withdrawn"
  package static let ownRecord = "own-record"
  package static let assessedBefore = "assessed-before"
  package static let unknownDesk = "unknown-desk"
  package static let deskRegistered = "desk-registered-before"
  package static let keyRefused = "key-refused"
  package static let keyRegistered = "key-registered-before"
  package static let unknownKey = "unknown-key"
  package static let notPending = "not-pending"
  package static let approvedBefore = "approved-before"
  package static let tooManyPendingActs = "too-many-pending-acts"
  package static let indexMismatch = "index-mismatch"
  package static let alreadyOpened = "already-opened"
  package static let sealedBefore = "sealed-before"
  package static let notReleasable = "not-releasable"
  package static let numberTaken = "number-taken"
  package static let noEvidence = "no-evidence"
  package static let keptBefore = "kept-before"
  package static let notRevocable = "not-revocable"
  package static let rulesInForce = "rules-in-force"
  package static let noRestart = "no-restart"
  package static let notSealed = "not-sealed"
  package static let erasedBefore = "erased-before"

  /// Whether the registrars can lift it with `event.released`; all others are final.
  package var canBeReleased: Bool {
    [Self.keyCompromised, Self.clockAhead, Self.clockBeforeAnchor].contains(code)
  }
}

extension StandingReason: CustomStringConvertible {
  package var description: String { detail.isEmpty ? code : "\(code): \(detail)" }
}
