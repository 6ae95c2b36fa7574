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
  /// Whether the meeting was called off by then.
  package let isCancelled: Bool
  /// What changes a figure, or would have.
  package let notes: [SideNote]

  /// The desks that a report is expected of: neither freed of it nor called off.
  package var expected: [BoardLine] { lines.filter(\.punctuality.isExpected) }
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
    try self.init(meeting: label, at: instant, over: PilkadaRows(reader))
  }

  /// The board of a meeting, over rows that are read already.
  init?(meeting label: String?, at instant: Instant, over rows: PilkadaRows) throws {
    let meetings = try rows.rows(MeetingRow.self, of: MeetingRow.definition)
      .compactMap { key, row in row.meeting.map { (key: key, row: row, meeting: $0) } }
    guard let chosen = Self.choose(label, among: meetings, at: instant) else { return nil }
    meeting = chosen.key
    startsAt = chosen.meeting.startsAt
    reportCutoff = chosen.meeting.reportCutoff
    graceMinutes = chosen.meeting.graceMinutes
    self.instant = instant
    isCancelled = chosen.row.cancellations.items.contains { $0.received <= instant }
    notes = try SideNote.all(over: rows)
    let regions = try rows.rows(RegionRow.self, of: RegionRow.definition)
    let codes = RegionCodes(regions)
    let open = try OpenCases(rows, codes: codes, at: instant)
    lines = try chosen.meeting.desks
      .map { desk in
        try BoardLine(
          desk: desk, meeting: chosen.row, label: chosen.key, at: instant, regions: regions,
          codes: codes, open: open, from: rows)
      }
      .sorted { ($0.punctuality.rank, $0.desk) < ($1.punctuality.rank, $1.desk) }
  }

  private static func choose(
    _ label: String?,
    among meetings: [(key: String, row: MeetingRow, meeting: MeetingScheduled)],
    at instant: Instant
  ) -> (key: String, row: MeetingRow, meeting: MeetingScheduled)? {
    if let label { return meetings.first { $0.key.utf8.elementsEqual(label.utf8) } }
    let sorted = meetings.sorted { $0.meeting.reportCutoff < $1.meeting.reportCutoff }
    return sorted.last { $0.meeting.reportCutoff <= instant } ?? sorted.first
  }
}
