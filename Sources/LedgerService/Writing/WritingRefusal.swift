package import CanonicalJSON
package import EventLedger
package import JSONSchema

/// Why what an author wrote is not signed or not taken in; nothing was written.
package enum WritingRefusal: ServiceRefusal {
  case notTaken(NotTaken)
  /// It would be set aside, and so it was not signed.
  case notStanding(StandingReason)
  /// What was to be signed is no event, or what was sent is none.
  case malformed(EventError)
  /// The data does not fit the rules of its type.
  case violations([JSONSchemaViolation], of: EventType)
  /// The rules have no type of this name.
  case unknownType(String)
  /// The directory does not have the author's key.
  case unknownKey(Fingerprint)
  /// What was given as data is no JSON.
  case unreadableData(JSONError)
  /// A line of a batch is no draft.
  case draft(DraftFault)

  /// What a line of a batch lacks to be a draft; nothing here repeats what it says, which may be
  /// somebody's name.
  package enum DraftFault: String, Sendable {
    case memberMissing = "draft-member-missing"
    case typeUnknown = "unknown-type"
    case timeMalformed = "draft-time"
  }

  package var code: LedgerError.Code? {
    switch self {
    case .notTaken, .unknownType: .notTaken
    case .notStanding: .notStanding
    case .malformed, .unreadableData, .draft, .violations: .invalidData
    case .unknownKey: .key
    }
  }

  /// The name of the rule that it goes against, the same in every language.
  package var rule: String {
    switch self {
    case .notTaken(let obstacle): obstacle.rule
    case .notStanding(let reason): reason.code
    case .malformed, .unreadableData: "form"
    case .violations: StandingReason.schemaInvalid
    case .unknownType: "unknown-type"
    case .unknownKey: "unknown-key"
    case .draft(let fault): fault.rawValue
    }
  }

  /// Where the data is wrong, without what stands there.
  package var places: [JSONPointer] {
    if case .violations(let violations, _) = self { violations.map(\.pointer) } else { [] }
  }

  /// Whether another line of the same batch can still be taken.
  var isAboutTheLine: Bool {
    if case .unknownKey = self { false } else { true }
  }
}
