import EventLedger

extension PilkadaType {
  package static let incidentReported = "incident.reported"
  package static let incidentUpdated = "incident.updated"
  package static let incidentClosed = "incident.closed"
}

extension PilkadaState {
  /// Folds an event about an incident.
  mutating func foldIncident(_ change: Change) throws(RowError) {
    let key = change.data.text("incident") ?? ""
    guard change.type.shortName != PilkadaType.incidentReported else {
      let region = change.record.event.subject
      return try foldMaker(
        IncidentReported(change.record, region: region), label: key, into: \.incidents,
        of: change)
    }
    let isEnd = change.type.shortName == PilkadaType.incidentClosed
    try foldStep(
      IncidentStep(change.record, isEnd: isEnd), of: key, into: \.incidents, of: change)
  }
}
