package import EventLedger

extension MeetingScheduled {
  /// The meeting that a desk's report is for when its author does not say: the first of those that
  /// ask the desk and whose day has not ended; nil when there is none.
  ///
  /// The board shows the newest meeting whose cut-off has passed. An hour before the cut-off that
  /// is still last week's, which nobody reports for any more.
  package static func due(
    from desk: String, at instant: Instant, offsetMinutes: Int, in rows: PilkadaRows
  ) throws -> (label: String, meeting: MeetingScheduled)? {
    let today = CivilDate(of: instant, offsetMinutes: offsetMinutes)
    return try rows.rows(MeetingRow.self, of: MeetingRow.definition)
      .compactMap { key, row in row.meeting.map { (label: key, meeting: $0) } }
      .filter { _, meeting in
        meeting.desks.contains(desk)
          && CivilDate(of: meeting.startsAt, offsetMinutes: offsetMinutes) >= today
      }
      .min { ($0.meeting.startsAt, $0.label) < ($1.meeting.startsAt, $1.label) }
  }
}
