import EventLedger

extension PilkadaType {
  package static let violationNoticed = "violation.noticed"
  package static let violationForwarded = "violation.forwarded"
  package static let violationFiled = "violation.filed"
  package static let violationPreliminaryAssessed = "violation.preliminary-assessed"
  package static let violationRegistered = "violation.registered"
  package static let violationTimeExtended = "violation.time-extended"
  package static let violationAssessed = "violation.assessed"
  package static let violationRecommended = "violation.recommended"
  package static let violationReclassified = "violation.reclassified"
  package static let violationClosed = "violation.closed"
}

extension PilkadaState {
  /// Folds an event about an alleged violation.
  mutating func foldViolation(_ change: Change) throws(RowError) {
    let key = change.data.text("violation") ?? ""
    guard change.type.shortName != PilkadaType.violationNoticed else {
      let region = change.record.event.subject
      return try foldMaker(
        ViolationNoticed(change.record, region: region), label: key, into: \.violations,
        of: change)
    }
    guard let step = ViolationStep(change.record, type: change.type) else {
      preconditionFailure("\(change.type.name) is no step of an alleged violation")
    }
    try foldStep(step, of: key, into: \.violations, of: change)
  }
}
