package import CanonicalJSON
package import JSONSchema

/// One type of event: its names, who may write it, and the schema of its data.
///
/// A class only so that handing it on costs one reference count; nothing of it changes.
package final class EventType: Sendable {
  /// The type as events write it, `deskpilkada.NAME.v1` or `auditledger.NAME.v1`.
  package let name: String
  /// The name that people type.
  package let shortName: String
  /// What events of the type mean to the domain; nil for the ledger's own types.
  package let kind: EventKind?
  /// The roles that may write it.
  package let roles: Set<Role>
  package let schema: JSONSchema

  init(
    _ shortName: String, prefix: String, kind: EventKind?, roles: Set<Role>, schema: JSONSchema
  ) {
    name = "\(prefix).\(shortName).v1"
    self.shortName = shortName
    self.kind = kind
    self.roles = roles
    self.schema = schema
  }

  /// Whether the type belongs to the ledger itself and not to its domain.
  package var isLedgerType: Bool { kind == nil }

  /// Whether a revocation can set events of this type aside: all but the acts on the directory,
  /// which are never undone.
  package var canBeSetAsideByRevocation: Bool {
    !isLedgerType || isAmendment
  }

  /// Whether events of the type say something about an earlier event.
  package var isAmendment: Bool { isLedgerType && LedgerType.amendments.contains(shortName) }

  /// The first way in which an event's data does not fit the schema, with its pointer from the
  /// event's root; nil, and no allocation, when it fits.
  package func firstViolation(in data: JSONValue) -> JSONSchemaViolation? {
    schema.isValid(data) ? nil : violations(in: data).first
  }

  /// Every way in which an event's data does not fit, with pointers from the event's root.
  package func violations(in data: JSONValue) -> [JSONSchemaViolation] {
    let place = JSONPointer.root.appending("data")
    return schema.violations(in: data).map { $0.moved(from: data.pointer, to: place) }
  }
}

/// The short names of the ledger's own types.
package enum LedgerType {
  package static let ledgerOpened = "ledger.opened"
  package static let actApproved = "act.approved"
  package static let deskRegistered = "desk.registered"
  package static let keyRegistered = "key.registered"
  package static let keyRotated = "key.rotated"
  package static let keyRevoked = "key.revoked"
  package static let eventReleased = "event.released"
  package static let chainSkipped = "chain.skipped"
  package static let rulesAdopted = "rules.adopted"
  package static let logRestarted = "log.restarted"
  package static let privateDataErased = "private-data.erased"
  package static let recordCorrected = "record.corrected"
  package static let recordWithdrawn = "record.withdrawn"
  package static let recordConfirmed = "record.confirmed"
  package static let recordDisputed = "record.disputed"
  package static let stateSealed = "state.sealed"

  package static let submissionRefused = "submission.refused"

  /// The type that embeds another event, as events write it: the one that may be larger.
  package static let embedding = "\(prefix).\(submissionRefused).v1"

  /// The prefix of the ledger's own types.
  package static let prefix = "auditledger"

  /// The name of a type as events bear it.
  static func full(_ shortName: String) -> String { "\(prefix).\(shortName).v1" }

  /// The types that take effect only when enough registrars have approved them.
  package static let acts: Set<String> = [
    deskRegistered, keyRegistered, keyRevoked, eventReleased, chainSkipped, privateDataErased,
    rulesAdopted, logRestarted,
  ]

  /// The types that say something about an earlier event.
  package static let amendments: Set<String> = [
    recordCorrected, recordWithdrawn, recordConfirmed, recordDisputed,
  ]
}

extension JSONSchemaViolation {
  /// The place and the keyword, as a standing's detail names them.
  package var place: String { "\(pointer) \(keyword?.rawValue ?? "false")" }

  /// The same violation, told of a value that stands elsewhere.
  package func moved(from old: JSONPointer, to new: JSONPointer) -> JSONSchemaViolation {
    JSONSchemaViolation(
      pointer: JSONPointer(tokens: new.tokens + pointer.tokens.dropFirst(old.tokens.count)),
      keyword: keyword, schemaPointer: schemaPointer, detail: detail)
  }
}
