/// What can be done in a synthetic season, with how often it is among a thousand.
enum SyntheticAct: CaseIterable {
  case registerRegion, renameRegion, recodeRegion, declareTarget, scheduleStage, catalogueItem
  case planNeed, sortStock, dispatch, delay, receive, settle, lose, destroyStock
  case requestReplacement, fulfilReplacement, declareReadiness
  case cancelMeeting, waive, report, returnReport, holdOutreach
  case notice, followViolation, reclassify
  case reportIncident, updateIncident, closeIncident
  case instruct, acknowledge, complete, verify
  case correct, withdraw, confirm, dispute
  case sayOutOfScope, sayAhead, sayBeforeAnchor, repeatLabel, typeAgain
  case reportTurnout, disruptVoting, rescheduleVoting

  var weight: Int {
    switch self {
    case .registerRegion, .renameRegion, .recodeRegion, .scheduleStage, .catalogueItem: 1
    case .declareTarget, .lose, .destroyStock, .declareReadiness: 3
    case .waive: 1
    case .planNeed: 90
    case .sortStock: 30
    case .dispatch: 225
    case .receive: 215
    case .delay: 20
    case .settle, .requestReplacement, .fulfilReplacement: 8
    case .report: 20
    case .returnReport: 4
    case .holdOutreach: 45
    case .notice: 40
    case .followViolation: 110
    case .reclassify: 3
    case .reportIncident: 20
    case .updateIncident: 14
    case .closeIncident: 18
    case .instruct: 5
    case .acknowledge, .complete, .verify: 7
    case .correct, .confirm: 12
    case .withdraw, .dispute: 6
    case .sayOutOfScope, .sayAhead, .sayBeforeAnchor: 2
    case .repeatLabel, .typeAgain: 3
    // Once, or only on the day of voting.
    case .cancelMeeting, .reportTurnout, .disruptVoting, .rescheduleVoting: 0
    }
  }

  /// Whether it opens something that others close.
  var isOpening: Bool {
    switch self {
    case .dispatch, .notice, .reportIncident, .requestReplacement: true
    default: false
    }
  }
}
