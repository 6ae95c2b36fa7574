import EventLedger

/// How a desk kept the cut-off of a meeting, seen at an instant.
package enum Punctuality: Hashable, Sendable {
  /// No report, and the time to send one has passed.
  case noReport
  /// Received after the cut-off; missed when also after the grace.
  case late(minutes: Int64, missed: Bool)
  /// No report yet, and still time.
  case awaited
  case onTime
  /// The desk was freed of reporting for the meeting.
  case waived
  /// The meeting was cancelled in time, or is not known.
  case notOwed

  /// The order on the board.
  package var rank: Int {
    switch self {
    case .noReport: 0
    case .awaited: 1
    case .late: 2
    case .onTime: 3
    case .waived: 4
    case .notOwed: 5
    }
  }

  /// Whether a report is expected of the desk.
  package var isExpected: Bool {
    switch self {
    case .waived, .notOwed: false
    default: true
    }
  }

  /// What follows from the desk's first report, or from there being none.
  init(of report: ReportSubmitted?, for meeting: MeetingScheduled, at instant: Instant) {
    guard let report else {
      self = instant > meeting.missedFrom ? .noReport : .awaited
      return
    }
    let seconds = report.received.seconds(since: meeting.reportCutoff)
    self =
      seconds > 0
      ? .late(minutes: (seconds + 59) / 60, missed: report.received > meeting.missedFrom)
      : .onTime
  }
}
