import CanonicalJSON
import EventLedger

/// How meetings, and who is freed of reporting for them, change their rows.
extension PilkadaState {
  mutating func foldMeeting(_ change: Change) throws(RowError) {
    try meetings.update(change.data.text("meeting") ?? "", at: change.entry) { row in
      var meeting = row.take() ?? MeetingRow()
      switch change.type.shortName {
      case PilkadaType.meetingCancelled:
        change.apply(MeetingCancelled(change.record), to: &meeting.cancellations)
      case PilkadaType.meetingHeld:
        change.apply(MeetingHeld(change.record), to: &meeting.held)
      default:
        change.apply(MeetingScheduled(change.record), to: &meeting.scheduled)
      }
      row = meeting
    }
  }

  mutating func foldWaiver(_ change: Change) throws(RowError) {
    let key = ComplianceRow.key(
      meeting: change.data.text("meeting") ?? "", desk: change.data.text("desk") ?? "")
    try compliance.update(key, at: change.entry) { row in
      var compliance = row.take() ?? ComplianceRow()
      change.apply(ObligationWaived(change.record), to: &compliance.waivers)
      row = compliance
    }
  }
}
