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
  /// What in particular.
  package let detail: Detail

  package init(_ code: String, _ detail: Detail = .none) {
    self.code = code
    self.detail = detail
  }

  /// A reason of which a value tells all that is particular.
  package init(_ code: String, detail value: String) {
    self.init(code, .value(value))
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
  package static let labelCorrected = "label-corrected"
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
  package var description: String { detail == .none ? code : "\(code): \(detail)" }
}

extension StandingReason {
  /// What in particular an event is set aside for.
  ///
  /// Its `description` stands in the rows of `set_aside`, and so in the roots that are sealed: an
  /// English text for good, which `init` reads again.
  package enum Detail: Hashable, Sendable {
    /// The code says it all.
    case none
    /// A code, a name, a number, a place: what is the same in every language.
    case value(String)
    case outside(region: String, scope: String)
    /// Written before the history that it anchors, which was received from then on.
    case anchored(recorded: String, from: String)
    case fromEntry(String)
    case isSetAside
    case noSuchMember
    case revokedBefore(String)
    /// The entry from which events are set aside is not the first since the time that is named.
    case notCompromisedSince(entry: String)
    /// Sealed on a day, by an entry.
    case sealed(day: String, entry: String)
    case share(String, of: String)
  }
}

extension StandingReason.Detail: CustomStringConvertible {
  package var description: String {
    switch self {
    case .none: ""
    case .value(let value): value
    case .outside(let region, let scope): "\(region) outside \(scope)"
    case .anchored(let recorded, let from): "recordedtime \(recorded), anchor from \(from)"
    case .fromEntry(let index): "from entry \(index)"
    case .isSetAside: "it is set aside"
    case .noSuchMember: "no such member"
    case .revokedBefore(let key): "\(key) was revoked before"
    case .notCompromisedSince(let entry): "setAsideFrom \(entry) is not compromisedSince"
    case .sealed(let day, let entry): "\(day), entry \(entry)"
    case .share(let part, let whole): "\(part) of \(whole)"
    }
  }

  /// Reads a text that `description` wrote; what is none of the sentences is a value.
  package init(_ text: String) {
    let sentence = Self.sentences.lazy.compactMap { $0(text) }.first {
      $0.description.utf8.elementsEqual(text.utf8)
    }
    self = sentence ?? (text.isEmpty ? .none : .value(text))
  }

  private static let sentences: [@Sendable (String) -> Self?] = [
    { _ in .isSetAside },
    { _ in .noSuchMember },
    { text in text.parted(by: " outside ").map { .outside(region: $0, scope: $1) } },
    { text in text.dropping("recordedtime ")?.parted(by: ", anchor from ").map(Self.anchored) },
    { text in text.dropping("from entry ").map(Self.fromEntry) },
    { text in text.parted(by: " was revoked before").map { .revokedBefore($0.0) } },
    { text in
      text.dropping("setAsideFrom ")?.parted(by: " is not compromisedSince").map {
        .notCompromisedSince(entry: $0.0)
      }
    },
    { text in text.parted(by: ", entry ").map(Self.sealed) },
    { text in text.parted(by: " of ").map(Self.share) },
  ]
}

extension String {
  /// What follows a beginning; nil when the text does not begin so.
  fileprivate func dropping(_ start: String) -> String? {
    hasPrefix(start) ? String(dropFirst(start.count)) : nil
  }

  /// What stands before and after the first of these; nil when it has none.
  fileprivate func parted(by separator: String) -> (String, String)? {
    firstRange(of: separator).map {
      (String(self[..<$0.lowerBound]), String(self[$0.upperBound...]))
    }
  }
}
