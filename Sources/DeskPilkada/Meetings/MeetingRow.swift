package import CanonicalJSON
package import EventLedger

/// A coordination meeting under its label: when it begins, until when who must report, and what
/// became of it.
package struct MeetingRow: BlankRow {
  /// How the meeting was scheduled: the first that stands, until a later one under the same label
  /// is confirmed and takes its place.
  package var scheduled = Series<MeetingScheduled>()
  package var cancellations = Series<MeetingCancelled>()
  package var held = Series<MeetingHeld>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let scheduled = Series<MeetingScheduled>(row["scheduled"]),
      let cancellations = Series<MeetingCancelled>(row["cancellations"]),
      let held = Series<MeetingHeld>(row["held"])
    else { return nil }
    self.scheduled = scheduled
    self.cancellations = cancellations
    self.held = held
  }

  package var meeting: MeetingScheduled? { scheduled.counting.last }

  /// Whether the desks still owe their reports at an instant.
  ///
  /// A cancelled meeting is owed nothing, unless its cancellation says that reports stay due or
  /// was received after the grace: what was missed by then stays missed.
  package func owesReports(at instant: Instant) -> Bool {
    guard let meeting,
      let cancellation = cancellations.items.last(where: { $0.received <= instant })
    else { return true }
    return cancellation.reportsStillDue || cancellation.received > meeting.missedFrom
  }

  package var state: String {
    if !held.isEmpty { return "held" }
    if !cancellations.isEmpty { return "cancelled" }
    return scheduled.isEmpty ? "unscheduled" : "scheduled"
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("scheduled", scheduled.json), ("cancellations", cancellations.json), ("held", held.json),
      ("state", .string(state)), ("duplicateLabel", .boolean(scheduled.hasDuplicateLabel)),
    ]
    if let meeting {
      members.append(("startsAt", .string("\(Timestamp(utc: meeting.startsAt))")))
      members.append(("reportCutoff", .string("\(Timestamp(utc: meeting.reportCutoff))")))
      members.append(("desks", .texts(meeting.desks)))
    }
    if let board = held.last?.board {
      members.append(("boardSize", .integer(board.size)))
      members.append(("boardDigest", .string("\(board.digest)")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "meetings", version: 2,
    columns: [
      "state", "startsAt", "reportCutoff", "desks", "boardSize", "boardDigest", "duplicateLabel",
    ])
}
