import EventLedger

extension PilkadaType {
  package static let votingDisrupted = "voting.disrupted"
  package static let votingRescheduled = "voting.rescheduled"
}

extension PilkadaState {
  mutating func foldDisruption(_ change: Change) throws(RowError) {
    let region = change.record.event.subject
    let key = VotingDisruptionRow.key(station: change.data.text("station") ?? "", in: region)
    let wasStopped = try disruptions.row(key)?.isStopped ?? false
    try disruptions.update(key, at: change.entry) { row in
      var station = row.take() ?? VotingDisruptionRow()
      change.apply(VotingDisrupted(change.record, region: region), to: &station.disruptions)
      row = station
    }
    let isStopped = try disruptions.row(key)?.isStopped ?? false
    guard isStopped != wasStopped else { return }
    try updateActivity(in: region, at: change.entry) {
      $0.open.stoppedStations += isStopped ? 1 : -1
    }
  }

  mutating func foldRescheduling(_ change: Change) throws(RowError) {
    let region = change.record.event.subject
    try reschedulings.update(region, at: change.entry) { row in
      var days = row.take() ?? VotingReschedulingRow()
      change.apply(VotingRescheduled(change.record), to: &days.reschedulings)
      row = days
    }
  }
}
