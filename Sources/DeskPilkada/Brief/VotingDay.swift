package import EventLedger

/// The day of voting that people count the days to, as the stages were scheduled.
package struct VotingDay: Hashable, Sendable {
  /// The region that votes.
  package let region: String
  package let startsAt: Instant

  /// The next voting that is not over, or else the last one; nil when none was scheduled.
  package init?(after instant: Instant, from rows: PilkadaRows) throws {
    let prefix = StageRow.key("voting", in: "")
    let days = try rows.rows(StageRow.self, of: StageRow.definition, withPrefix: prefix)
      .compactMap { key, row in
        row.schedules.last.map { (region: String(key.dropFirst(prefix.count)), schedule: $0) }
      }
      .sorted { ($0.schedule.startsAt, $0.region) < ($1.schedule.startsAt, $1.region) }
    guard let day = days.first(where: { instant < $0.schedule.endsAt }) ?? days.last else {
      return nil
    }
    region = day.region
    startsAt = day.schedule.startsAt
  }

  /// Calendar days from an instant's day to the day of voting, at the ledger's offset; 0 on the
  /// day, negative after it.
  package func daysLeft(at instant: Instant, offsetMinutes: Int) -> Int {
    startsAt.localDay(offsetMinutes: offsetMinutes) - instant.localDay(offsetMinutes: offsetMinutes)
  }
}
