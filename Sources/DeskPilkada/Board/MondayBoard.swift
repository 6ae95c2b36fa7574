package import EventLedger

/// The Monday board (papan rakor): what each desk has reported for a meeting, as of an instant.
///
/// A view of the state and a clock: what is late or missing follows from both and is stored
/// nowhere. A desk without a report has no condition, and stands in no percentage.
package struct MondayBoard: Sendable {
  package let meeting: String
  package let startsAt: Instant
  package let reportCutoff: Instant
  package let graceMinutes: Int64
  package let instant: Instant
  /// Silent desks first, then late ones, each in the order of their codes.
  package let lines: [BoardLine]

  /// The desks that have reported.
  package var reported: [BoardLine] { lines.filter { $0.report != nil } }
  /// The share of planned positions fulfilled at a level, over the desks that have reported.
  package func share(_ level: KeyPath<BoardLine, LogisticsShare>) -> LogisticsShare {
    reported.map { $0[keyPath: level] }.reduce(LogisticsShare()) { $0 + $1 }
  }

  /// The board of a meeting; nil when no such meeting stands.
  ///
  /// `meeting`: the meeting's label; nil for the newest whose grace has begun or, before
  ///   the first, the next.
  package init?(meeting label: String?, at instant: Instant, from reader: any ProjectionReader)
    throws
  {
    let rows = PilkadaRows(reader)
    let meetings = try rows.rows(MeetingRow.self, of: MeetingRow.definition)
      .compactMap { key, row in row.meeting.map { (key: key, meeting: $0) } }
    guard let chosen = Self.choose(label, among: meetings, at: instant) else { return nil }
    meeting = chosen.key
    startsAt = chosen.meeting.startsAt
    reportCutoff = chosen.meeting.reportCutoff
    graceMinutes = chosen.meeting.graceMinutes
    self.instant = instant
    let meeting = chosen.meeting
    let key = chosen.key
    lines = try meeting.desks
      .map { try BoardLine(desk: $0, meeting: meeting, label: key, at: instant, from: rows) }
      .sorted { ($0.punctuality.rank, $0.desk) < ($1.punctuality.rank, $1.desk) }
  }

  private static func choose(
    _ label: String?, among meetings: [(key: String, meeting: MeetingScheduled)],
    at instant: Instant
  ) -> (key: String, meeting: MeetingScheduled)? {
    if let label { return meetings.first { $0.key.utf8.elementsEqual(label.utf8) } }
    let sorted = meetings.sorted { $0.meeting.reportCutoff < $1.meeting.reportCutoff }
    return sorted.last { $0.meeting.reportCutoff <= instant } ?? sorted.first
  }
}

/// How a desk kept the cut-off.
package enum Punctuality: Hashable, Sendable {
  /// No report, and the time to send one has passed.
  case noReport
  /// Received after the cut-off.
  case late(minutes: Int64, missed: Bool)
  /// No report yet, and still time.
  case awaited
  case onTime

  /// The order on the board.
  package var rank: Int {
    switch self {
    case .noReport: 0
    case .awaited: 1
    case .late: 2
    case .onTime: 3
    }
  }

  init(of report: ReportSubmitted?, for meeting: MeetingScheduled, at instant: Instant) {
    let missedFrom = meeting.reportCutoff.advanced(by: meeting.graceMinutes * 60)
    guard let report else {
      self = instant > missedFrom ? .noReport : .awaited
      return
    }
    let seconds = report.received.seconds(since: meeting.reportCutoff)
    self =
      seconds > 0
      ? .late(minutes: (seconds + 59) / 60, missed: report.received > missedFrom) : .onTime
  }
}
