/// What a key may be used for; every event type names the roles that may write it.
package enum Role: String, Hashable, CaseIterable, Sendable {
  /// Keeps the directory of desks and keys.
  case registrar
  /// Made offline; registers and revokes registrars, and nothing else.
  case recovery
  /// Signs checkpoints, never events.
  case log
  /// Signs what the log itself states.
  case service
  /// The desk of the province.
  case province
  /// The desk of a regency or a city.
  case desk
  /// The regional secretary, who chairs the meeting.
  case sekda
  case kpu
  case bawaslu
  case police
  case military
  case prosecutor
  case auditor

  /// Whether keys of this role belong to no desk; such a key's desk is the role's own name.
  package var isDeskless: Bool {
    switch self {
    case .registrar, .recovery, .log, .service: true
    default: false
    }
  }

  /// The operator's own roles, whose anchors prove nothing against the operator.
  package var isOperator: Bool {
    switch self {
    case .registrar, .recovery, .log, .service, .province: true
    default: false
    }
  }
}
