package import EventLedger

/// Who reported for which meeting and when, seen at an instant.
package struct ComplianceReview: Sendable {
  /// One desk and one meeting.
  package struct Line: Hashable, Sendable {
    package let meeting: String
    package let desk: String
    package let punctuality: Punctuality
    /// The kind of the newest report; nil without one.
    package let kind: String?
    /// Whether the newest report was sent back and nothing has followed.
    package let isReturned: Bool
  }

  /// By meeting, and within a meeting in the order it names the desks.
  package let lines: [Line]

  /// Reviews one meeting or all, one desk or all.
  package init(
    at instant: Instant, meeting label: String? = nil, desk: String? = nil,
    from rows: PilkadaRows
  ) throws {
    var lines: [Line] = []
    for (key, meeting) in try rows.rows(MeetingRow.self, of: MeetingRow.definition) {
      guard label == nil || label == key, let scheduled = meeting.meeting else { continue }
      for owing in scheduled.desks where desk == nil || desk == owing {
        let key = (meeting: key, desk: owing)
        let row = try rows.row(
          ComplianceRow.self, of: ComplianceRow.definition,
          key: ComplianceRow.key(meeting: key.meeting, desk: key.desk))
        lines.append(Line(key, row ?? ComplianceRow(), meeting: meeting, at: instant))
      }
    }
    self.lines = lines
  }

  /// All lines together.
  package var count: ComplianceCount { ComplianceCount(lines) }
}

extension ComplianceReview.Line {
  fileprivate init(
    _ key: (meeting: String, desk: String), _ row: ComplianceRow, meeting: MeetingRow,
    at instant: Instant
  ) {
    self.meeting = key.meeting
    desk = key.desk
    punctuality = row.punctuality(for: meeting, at: instant)
    kind = row.reports(until: instant).last?.kind
    isReturned = row.isReturned(at: instant)
  }
}
