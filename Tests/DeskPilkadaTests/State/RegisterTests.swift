import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct RegisterTests {
  @Test func `follows a code through its recode, not through its last digits`() throws {
    var ledger = try PilkadaLedger()
    try ledger.say(
      PilkadaType.regionRecoded, about: "64.72.09.2002", by: PilkadaLedger.registrar,
      [
        "decree": "rekaan", "kind": "moved", "newCodes": ["64.72.01.1003"],
        "previousName": "Bukuan",
      ])
    let plan = try ledger.plan("64.72.09.2002", 7)
    #expect(try ledger.reason(plan) == nil)
    let line = try #require(try ledger.balances("64.72.01.1003").lines.first)
    #expect(line.key == BalanceKey(node: "64.72.01.1003", item: "ballot_box"))
    #expect(line.row.needed == 7)
  }

  @Test func `shows what was said of a replaced code on the card of its successor`() throws {
    var ledger = try PilkadaLedger()
    let recode = try ledger.say(
      PilkadaType.regionRecoded, about: "64.72.09.2002", by: PilkadaLedger.registrar,
      [
        "decree": "rekaan", "kind": "moved", "newCodes": ["64.72.01.1003"],
        "previousName": "Bukuan Lama",
      ])
    try ledger.plan("64.72.09.2002", 7)
    try ledger.plan("64.72.01.1003", 8)
    let codes = try RegionCodes(from: ledger.rows)
    let card = try #require(try RegionCard(of: "64.72.09.2002", codes: codes, from: ledger.rows))
    #expect((card.code, card.row.name) == ("64.72.01.1003", "Bukuan"))
    #expect(card.former.map(\.name) == ["Bukuan Lama"])
    let counts = try ["64.72.09.2002", "64.72.01.1003"].map {
      try ledger.activity($0).events[PilkadaType.needPlanned]
    }
    #expect(counts == [1, 1])
    try ledger.withdraw(recode, by: PilkadaLedger.registrar)
    let without = try RegionCodes(from: ledger.rows)
    #expect(without.current("64.72.09.2002") == "64.72.09.2002")
  }

  @Test func `tells where the targets below a region do not add up to its own`() throws {
    var ledger = try PilkadaLedger()
    let declare = { (region: String, voters: Int64, ledger: inout PilkadaLedger) in
      _ = try ledger.say(
        PilkadaType.targetDeclared, about: region, by: PilkadaLedger.registrar,
        ["pollingStations": 10, "source": "rekaan", "voters": .integer(voters)])
    }
    let mismatches = { (ledger: PilkadaLedger) in
      TargetMismatch.all(in: try ledger.rows.rows(RegionRow.self, of: RegionRow.definition))
        .filter { $0.member == "voters" }
    }
    try declare("64", 300, &ledger)
    try declare("64.71", 100, &ledger)
    #expect(try mismatches(ledger) == [])
    try declare("64.72", 150, &ledger)
    let short = try #require(try mismatches(ledger).first)
    #expect((short.region, short.declared, short.sum, short.undeclared) == ("64", 300, 250, 0))
    try declare("64.72", 200, &ledger)
    #expect(try mismatches(ledger) == [])
  }

  @Test func `sets aside what is said about an unknown region`() throws {
    var ledger = try PilkadaLedger()
    let plan = try ledger.plan("64.72.01.1999", 7)
    #expect(try ledger.reason(plan) == PilkadaObjection.unknownRegion)
  }

  @Test func `registers a code once, below a parent that is there`() throws {
    var ledger = try PilkadaLedger()
    let again: JSON = ["decree": "rekaan", "level": "city", "name": "Kota Lain"]
    let twice = try ledger.say(
      PilkadaType.regionRegistered, about: "64.72", by: PilkadaLedger.registrar, again)
    #expect(try ledger.reason(twice) == PilkadaObjection.regionRegistered)
    let orphan: JSON = ["decree": "rekaan", "level": "district", "name": "Yatim"]
    let without = try ledger.say(
      PilkadaType.regionRegistered, about: "64.73.01", by: PilkadaLedger.registrar, orphan)
    #expect(try ledger.reason(without) == PilkadaObjection.unknownRegion)
  }

  @Test func `shows an alleged violation's new kind with what it was`() throws {
    var ledger = try PilkadaLedger()
    let notice = try ledger.say(
      PilkadaType.violationNoticed, about: "64.72.01", by: PilkadaLedger.samarinda,
      [
        "class": "undetermined", "kind": "asn_neutrality", "knownAt": ledger.time(after: 0),
        "subjectKind": "civil_servant",
        "summary": "Dugaan pegawai hadir di pertemuan pendukung; rekaan.",
        "violation": "VIO-64.72-0001",
      ])
    try ledger.say(
      LedgerType.recordCorrected, about: "64.72.01", by: PilkadaLedger.samarinda,
      [
        "event": .string("\(notice.event.hash)"), "reason": "wrong_class",
        "values": [["pointer": "/data/kind", "value": "village_head_neutrality"]],
      ])
    let row = try #require(
      try ledger.rows.row(
        ViolationRow.self, of: ViolationRow.definition, key: "VIO-64.72-0001"))
    #expect(row.notice?.kind == "village_head_neutrality")
    #expect(row.notice?.kindWas == "asn_neutrality")
    #expect(row.makers.count == 1)
  }

  @Test func `gives the same rows from zero as event by event`() async throws {
    var ledger = try PilkadaLedger()
    try ledger.plan("64.72.01.1003", 10)
    let first = try ledger.dispatch(
      "SHP-kpu-64-0001", from: ("district_post", "64.72.01"),
      to: ("village_post", "64.72.01.1003"), 10)
    try ledger.receive("SHP-kpu-64-0001", at: ("village_post", "64.72.01.1003"), 9)
    try ledger.say(
      LedgerType.recordCorrected, about: "64.72.01", by: PilkadaLedger.kpu,
      [
        "event": .string("\(first.event.hash)"), "reason": "recount",
        "values": [["pointer": "/data/lines/0/quantity", "value": 9]],
      ])
    let test = ledger.ledger
    let replayed = try await Replay(of: test.history, catalogue: test.catalogue)
      .state(at: test.history.size)
    for (live, fromZero) in zip(test.state.tables, replayed.tables) {
      #expect(
        Array(live.loadedRows()) == Array(fromZero.loadedRows()), "\(live.definition.name)")
    }
    #expect(try ledger.balance("64.72.01.1003", "ballot_box").amounts.short == 0)
  }
}
