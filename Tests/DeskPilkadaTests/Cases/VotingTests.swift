import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct VotingTests {
  private let village = "64.72.01.1003"

  private func disruption(_ ledger: PilkadaLedger) throws -> VotingDisruptionRow? {
    try ledger.rows.row(
      VotingDisruptionRow.self, of: VotingDisruptionRow.definition,
      key: VotingDisruptionRow.key(station: "004", in: village))
  }

  @Test func `shows a station as stopped until somebody says that voting goes on`() throws {
    var ledger = try PilkadaLedger()
    let stop = try ledger.say(
      PilkadaType.votingDisrupted, about: village, by: PilkadaLedger.samarinda,
      ["station": "004"])
    #expect(try disruption(ledger)?.isStopped == true)
    #expect(try ledger.activity(village).open.stoppedStations == 1)
    ledger.ledger.wait(seconds: 3_600)
    let again = try ledger.ledger.write(
      PilkadaType.votingDisrupted, by: PilkadaLedger.kpu, subject: village,
      data: ["resumedAt": ledger.time(after: -60), "station": "004"],
      time: stop.event.time.instant)
    try ledger.ledger.take(in: again)
    let row = try #require(try disruption(ledger))
    #expect(!row.isStopped)
    #expect(row.stops.count == 1)
    #expect(try ledger.activity(village).open.stoppedStations == 0)
  }

  @Test func `sets aside a station outside a village, and a resumption before the stop`() throws {
    var ledger = try PilkadaLedger()
    let district = try ledger.say(
      PilkadaType.votingDisrupted, about: "64.72.01", by: PilkadaLedger.kpu, ["station": "004"])
    #expect(try ledger.reason(district) == PilkadaObjection.noStationThere)
    let early = try ledger.say(
      PilkadaType.votingDisrupted, about: village, by: PilkadaLedger.kpu,
      ["resumedAt": ledger.time(after: -60), "station": "004"])
    #expect(try ledger.reason(early) == PilkadaObjection.timesOutOfOrder)
  }

  @Test func `keeps every day on which a region votes again`() throws {
    var ledger = try PilkadaLedger()
    for date in ["2025-04-19", "2025-05-24"] {
      try ledger.say(
        PilkadaType.votingRescheduled, about: "64.72", by: PilkadaLedger.kpu,
        ["basis": "putusan rekaan", "date": .string(date), "kind": "repeated"])
    }
    let row = try ledger.rows.row(
      VotingReschedulingRow.self, of: VotingReschedulingRow.definition, key: "64.72")
    #expect(row?.reschedulings.items.map(\.date) == ["2025-04-19", "2025-05-24"])
  }

  @Test(arguments: [
    ("2025-02-29", "64.72.01.1003", PilkadaObjection.noSuchDay),
    ("2024-11-18", "64.72.01.1003", PilkadaObjection.timesOutOfOrder),
    ("2025-04-19", "64.72.01", PilkadaObjection.noStationThere),
    ("2025-04-19", "64.71.01.1001", PilkadaObjection.otherNode),
    ("2025-04-19", "64.72.01.1999", PilkadaObjection.unknownRegion),
  ])
  func `sets aside a day or a station that cannot be`(
    date: String, region: String, reason: String
  ) throws {
    var ledger = try PilkadaLedger()
    let entry = try ledger.say(
      PilkadaType.votingRescheduled, about: "64.72", by: PilkadaLedger.kpu,
      [
        "basis": "putusan rekaan", "date": .string(date), "kind": "continued",
        "stations": [["region": .string(region), "station": "004"]],
      ])
    #expect(try ledger.reason(entry) == reason)
  }

  @Test func `takes a vote on the day of the decision`() throws {
    var ledger = try PilkadaLedger()
    let entry = try ledger.say(
      PilkadaType.votingRescheduled, about: "64.72", by: PilkadaLedger.kpu,
      ["basis": "keputusan rekaan", "date": "2024-11-19", "kind": "delayed"])
    #expect(try ledger.reason(entry) == nil)
  }
}
