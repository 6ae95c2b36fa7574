import CanonicalJSON
package import EventLedger

/// The voting: how many had voted by each hour, and where it goes on another day.
package struct Voting: Slice {
  var turnout = Table<TurnoutRow>()
  var days = Table<VotingReschedulingRow>()

  package init() {}

  package static let tables: [TableOf<Voting>] = [TableOf(\.turnout), TableOf(\.days)]

  package static let folds: [Fold<Voting>] = [
    Fold(VotingKinds.turnout) { (slice, change) throws(RowError) in
      try change.apply(to: \.reports, in: &slice.turnout)
    },
    Fold(VotingKinds.rescheduled) { (slice, change) throws(RowError) in
      try change.apply(to: \.reschedulings, in: &slice.days)
    },
  ]
}

extension PilkadaType {
  package static let turnoutReported = "turnout.reported"
  package static let votingRescheduled = "voting.rescheduled"
}

/// The kinds of events about the voting.
enum VotingKinds {
  static let all: [any DomainKind<Register>] = [turnout, rescheduled]

  static let turnout = PilkadaKind(about: PilkadaType.turnoutReported) { record in
    let slot = Instant(seconds: record.data.instant("slot") ?? 0)
    return Keyed(TurnoutRow.key(record.event.subject, at: slot), TurnoutReported(record))
  } objection: { event, _ in
    event.objection(toLate: "slot")
  }

  /// Another day of voting: a real one, not before the decision, at stations of the region.
  static let rescheduled = PilkadaKind(about: PilkadaType.votingRescheduled) { record in
    Keyed(record.event.subject, VotingRescheduled(record))
  } objection: { (event, register) throws(RowError) in
    if let reason = event.objection(toDay: event.payload.item.date) { return reason }
    for station in event.data.list("stations") {
      let region = station.text("region") ?? ""
      guard RegionCode(region)?.partCount == RegionLevel.village.partCount else {
        return StandingReason(PilkadaObjection.noStationThere, detail: region)
      }
      guard Scope(event.subject).contains(region) else {
        return StandingReason(PilkadaObjection.otherNode, detail: region)
      }
      if let reason = try register.objection(toRegion: region) { return reason }
    }
    return nil
  }
}

extension JudgedEvent {
  /// A day that no calendar has, or one before the day of the decision.
  fileprivate func objection(toDay date: String) -> StandingReason? {
    guard let midnight = Timestamp(date + "T00:00:00Z") else {
      return StandingReason(PilkadaObjection.noSuchDay, detail: date)
    }
    let decided = record.event.time
    let decidedOn = decided.instant.localDay(offsetMinutes: decided.offsetMinutes ?? 0)
    guard midnight.instant.localDay(offsetMinutes: 0) >= decidedOn else {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, date")
    }
    return nil
  }
}
