import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct TurnoutTests {
  private func report(
    _ ledger: inout PilkadaLedger, slot: JSON, voters: Int64
  ) throws -> Entry {
    try ledger.say(
      PilkadaType.turnoutReported, about: "64.72", by: PilkadaLedger.samarinda,
      ["slot": slot, "source": "kpu", "stationsReporting": 12, "voters": .integer(voters)])
  }

  private func row(_ ledger: PilkadaLedger) throws -> TurnoutRow {
    let rows = try ledger.rows.rows(
      TurnoutRow.self, of: TurnoutRow.definition, withPrefix: "64.72/")
    #expect(rows.count == 1)
    return try #require(rows.first).row
  }

  @Test func `keeps the last figure for an hour, and the share of the registered voters`() throws {
    var ledger = try PilkadaLedger()
    try ledger.say(
      PilkadaType.targetDeclared, about: "64.72", by: PilkadaLedger.registrar,
      ["pollingStations": 12, "source": "rekaan", "voters": 3_000])
    let slot = ledger.time(after: 0)
    _ = try report(&ledger, slot: slot, voters: 900)
    _ = try report(&ledger, slot: slot, voters: 1_000)
    let target = try ledger.rows.row(RegionRow.self, of: RegionRow.definition, key: "64.72")?.target
    #expect(try row(ledger).latest?.voters == 1_000)
    #expect(try row(ledger).permille(of: target) == 333)
    #expect(try row(ledger).permille(of: nil) == nil)
  }

  @Test func `sets aside a figure for an hour that has not come`() throws {
    var ledger = try PilkadaLedger()
    let entry = try report(&ledger, slot: ledger.time(after: 60), voters: 900)
    #expect(try ledger.reason(entry) == PilkadaObjection.timesOutOfOrder)
  }

  @Test func `shows a corrected figure with what it was`() throws {
    var ledger = try PilkadaLedger()
    let entry = try report(&ledger, slot: ledger.time(after: 0), voters: 9_000)
    try ledger.say(
      LedgerType.recordCorrected, about: "64.72", by: PilkadaLedger.samarinda,
      [
        "event": .string("\(entry.event.hash)"), "reason": "typing",
        "values": [["pointer": "/data/voters", "value": 900]],
      ])
    #expect(try row(ledger).latest?.voters == 900)
    #expect(try row(ledger).latest?.votersWas == 9_000)
  }

  @Test func `adds up outreach by region and topic`() throws {
    var ledger = try PilkadaLedger()
    for participants in [120, 80] as [Int64] {
      try ledger.say(
        PilkadaType.outreachHeld, about: "64.72", by: PilkadaLedger.samarinda,
        [
          "audience": "public", "channel": "in_person",
          "participants": .integer(participants), "topic": "participation",
        ])
    }
    let key = OutreachRow.key("participation", in: "64.72")
    let row = try ledger.rows.row(OutreachRow.self, of: OutreachRow.definition, key: key)
    #expect((row?.held, row?.participants) == (2, 200))
  }
}
