package import EventLedger

/// What the secretary reads before a meeting: who reported, what is lacking where, and which
/// limits run out.
///
/// A view of the state and a clock, as the board is.
package struct MondayBrief: Sendable {
  /// A meeting, and how its reports came.
  package struct Meeting: Sendable {
    package let label: String
    package let count: ComplianceCount
  }

  /// A limit that runs, or has run out, for an alleged violation.
  package struct RunningClock: Sendable {
    package let violation: OpenViolation
    package let clock: CaseClock
  }

  package let board: MondayBoard
  package let votingDay: VotingDay?
  /// The board's meeting and those before it, the newest first; four at most.
  package let meetings: [Meeting]
  /// Each desk that the meeting asks, in the order of the codes.
  package let desks: [DeskReadiness]
  /// What villages lack, the worst first.
  package let gaps: [LogisticsGap]
  package let incidents: [SeriousIncident]
  /// Those that run out first come first.
  package let clocks: [RunningClock]
  /// What should have been done by now, in the order in which it was due.
  package let overdue: [OpenTask]
  /// The items of the catalogue by their codes.
  package let items: [String: ItemCatalogued]

  /// The brief for a meeting; nil when no such meeting stands.
  ///
  /// `meeting`: the meeting's label; nil for the one that the board shows. `offsetMinutes`: the
  /// ledger's own offset, by whose calendar days limits run.
  package init?(
    meeting label: String?, at instant: Instant, offsetMinutes: Int,
    from reader: any ProjectionReader
  ) throws {
    let rows = PilkadaRows(reader)
    guard let board = try MondayBoard(meeting: label, at: instant, over: rows) else { return nil }
    let codes = try RegionCodes(from: rows)
    let open = try OpenCases(rows, codes: codes, at: instant)
    let before = try Self.meetings(until: board, from: rows)
    self.board = board
    votingDay = try VotingDay(after: instant, from: rows)
    meetings = try before.prefix(Self.meetingsMax).map { meeting in
      let review = try ComplianceReview(at: instant, meeting: meeting.label, from: rows)
      return Meeting(label: meeting.label, count: review.count)
    }
    desks = try board.lines.map { try DeskReadiness(of: $0, codes: codes, from: rows) }
      .sorted { $0.desk < $1.desk }
    gaps = LogisticsGap.all(in: desks)
    let previous = before.dropFirst().first?.startsAt ?? board.startsAt.advanced(by: -Self.week)
    incidents = try SeriousIncident.all(at: instant, since: previous, from: rows)
    clocks = Self.clocks(of: open, at: instant, offsetMinutes: offsetMinutes)
    overdue = open.tasks.filter { $0.task.isOverdue(at: instant) }
    items = try ItemCatalogued.all(from: rows)
  }

  /// How many meetings the reports are reviewed of.
  package static let meetingsMax = 4
  private static let week: Int64 = 7 * 86_400

  /// The desks whose report is over time and not there.
  package var silent: [BoardLine] { board.lines.filter { $0.punctuality == .noReport } }

  private static func meetings(
    until board: MondayBoard, from rows: PilkadaRows
  ) throws -> [(label: String, startsAt: Instant)] {
    try rows.rows(MeetingRow.self, of: MeetingRow.definition)
      .compactMap { key, row in row.meeting.map { (label: key, startsAt: $0.startsAt) } }
      .filter { $0.label == board.meeting || $0.startsAt < board.startsAt }
      .sorted { ($1.startsAt, $1.label) < ($0.startsAt, $0.label) }
  }

  private static func clocks(
    of open: OpenCases, at instant: Instant, offsetMinutes: Int
  ) -> [RunningClock] {
    open.violations
      .flatMap { violation in
        violation.course.clocks(offsetMinutes: offsetMinutes)
          .filter { $0.isRunning(at: instant) }
          .map { RunningClock(violation: violation, clock: $0) }
      }
      .sorted { ($0.clock.endsAt, $0.violation.key) < ($1.clock.endsAt, $1.violation.key) }
  }
}

extension ItemCatalogued {
  /// The items as they were last catalogued, by their codes.
  package static func all(from rows: PilkadaRows) throws -> [String: ItemCatalogued] {
    var items: [String: ItemCatalogued] = [:]
    for (key, row) in try rows.rows(ItemRow.self, of: ItemRow.definition) {
      items[key] = row.entries.last
    }
    return items
  }
}
