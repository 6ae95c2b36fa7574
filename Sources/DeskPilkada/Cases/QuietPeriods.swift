package import EventLedger

/// When campaigning rests before a vote, region by region, as the stages were scheduled.
///
/// Whether an act fell into one follows from its time and is never written into an event.
package struct QuietPeriods: Sendable {
  private let periods: [(scope: Scope, schedule: StageSchedule)]

  package init(_ rows: PilkadaRows) throws {
    let prefix = StageRow.key("quiet_period", in: "")
    periods = try rows.rows(StageRow.self, of: StageRow.definition, withPrefix: prefix)
      .compactMap { key, row in
        row.schedules.last.map { (Scope(String(key.dropFirst(prefix.count))), $0) }
      }
  }

  /// Whether an instant lies in a quiet period of a region; the period's end is outside.
  package func contain(_ instant: Instant, in region: String) -> Bool {
    periods.contains { scope, schedule in
      scope.contains(region) && schedule.startsAt <= instant && instant < schedule.endsAt
    }
  }
}
