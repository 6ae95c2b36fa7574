import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct StockTests {
  private let warehouse = ("regency_warehouse", "64.72")
  private let district = ("district_post", "64.72.01")
  private let village = ("village_post", "64.72.01.1003")
  private let printer = ("printer", "64.72")

  /// A warehouse into which so many boxes came.
  private func ledger(holding boxes: Int64) throws -> PilkadaLedger {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: printer, to: warehouse, boxes)
    try ledger.receive("SHP-kpu-64-0001", at: warehouse, boxes)
    return ledger
  }

  private func sort(
    _ ledger: inout PilkadaLedger, good: Int64, torn: Int64, missing: Int64
  ) throws -> Entry {
    try ledger.say(
      PilkadaType.stockSorted, about: "64.72", by: PilkadaLedger.kpu,
      [
        "damaged": [["kind": "torn", "quantity": .integer(torn)]], "finished": true,
        "good": .integer(good), "item": "ballot_box", "missing": .integer(missing),
        "node": ledger.node(warehouse),
      ])
  }

  private func destroy(
    _ ledger: inout PilkadaLedger, cause: String, good: Int64, damaged: Int64
  ) throws -> Entry {
    try ledger.say(
      PilkadaType.stockDestroyed, about: "64.72", by: PilkadaLedger.kpu,
      [
        "cause": .string(cause),
        "lines": [
          ["damaged": .integer(damaged), "good": .integer(good), "item": "ballot_box"]
        ],
        "minutesNumber": "BA-1", "node": ledger.node(warehouse), "witnesses": ["bawaslu", "polri"],
      ])
  }

  @Test func `takes from the good stock what sorting finds damaged or missing`() throws {
    var ledger = try ledger(holding: 100)
    _ = try sort(&ledger, good: 90, torn: 8, missing: 2)
    let amounts = try ledger.balance("64.72", "ballot_box").amounts
    #expect((amounts.receivedGood, amounts.lostInStore, amounts.onHand) == (92, 2, 90))
    #expect(amounts.sortedGood == 90)
  }

  @Test func `counts a destruction with minutes apart from a loss, and damage in neither`() throws {
    var ledger = try ledger(holding: 100)
    _ = try sort(&ledger, good: 92, torn: 8, missing: 0)
    _ = try destroy(&ledger, cause: "by_minutes", good: 10, damaged: 8)
    let flood = try destroy(&ledger, cause: "flood", good: 5, damaged: 0)
    let amounts = try ledger.balance("64.72", "ballot_box").amounts
    #expect((amounts.destroyed, amounts.lostInStore, amounts.damagedRemoved) == (10, 5, 8))
    #expect(amounts.onHand == 77)
    try ledger.withdraw(flood, by: PilkadaLedger.kpu)
    #expect(try ledger.balance("64.72", "ballot_box").amounts.onHand == 82)
  }

  @Test func `flags a balance below zero, and takes the events all the same`() throws {
    var ledger = try ledger(holding: 10)
    let dispatch = try ledger.dispatch("SHP-kpu-64-0002", from: warehouse, to: district, 12)
    #expect(try ledger.reason(dispatch) == nil)
    let negative = try ledger.balances("64").negative
    #expect(negative.map(\.key.node) == ["64.72"])
    #expect(negative.first?.row.amounts.onHand == -2)
  }

  @Test func `sets aside a node elsewhere, an unknown item and a doubled kind of damage`() throws {
    var ledger = try ledger(holding: 10)
    let cases: [(member: String, value: JSON, reason: String)] = [
      ("node", ledger.node(district), PilkadaObjection.otherNode),
      ("item", "helicopter", PilkadaObjection.unknownItem),
      (
        "damaged", [["kind": "torn", "quantity": 1], ["kind": "torn", "quantity": 2]],
        PilkadaObjection.damageTwice
      ),
    ]
    for (member, value, reason) in cases {
      let data: JSON = [
        "finished": true, "good": 1, "item": "ballot_box", "missing": 0,
        "node": ledger.node(warehouse),
      ]
      let entry = try ledger.say(
        PilkadaType.stockSorted, about: "64.72", by: PilkadaLedger.kpu,
        data.replacing(at: .root.appending(member), with: value))
      #expect(try ledger.reason(entry) == reason, "\(member)")
    }
  }

  @Test func `sums a region over its nodes, and its villages apart`() throws {
    var ledger = try ledger(holding: 100)
    try ledger.dispatch("SHP-kpu-64-0002", from: warehouse, to: district, 60)
    try ledger.receive("SHP-kpu-64-0002", at: district, 60)
    try ledger.dispatch("SHP-kpu-64-0003", from: district, to: village, 20)
    try ledger.receive("SHP-kpu-64-0003", at: village, 19)
    try ledger.plan("64.72.01.1003", 20)
    let balances = try ledger.balances("64.72")
    let line = try #require(LogisticsRollUp(of: balances).lines.first)
    #expect(line.needed == 20)
    #expect((line.amounts.received, line.amounts.dispatched, line.amounts.short) == (179, 80, 1))
    #expect(line.amounts.onHand == 99)
    #expect(balances.receivedGood(of: "ballot_box", at: .village) == 19)
    try ledger.plan("64.72", 58)
    #expect(LogisticsRollUp(of: try ledger.balances("64.72")).lines.first?.needed == 58)
  }

  @Test func `names the villages that lack something, and leaves out those without a plan`() throws
  {
    var ledger = try ledger(holding: 100)
    let register = { (code: String, ledger: inout PilkadaLedger) in
      _ = try ledger.say(
        PilkadaType.regionRegistered, about: code, by: PilkadaLedger.registrar,
        ["decree": "rekaan", "level": "village", "name": .string("Desa \(code)")])
    }
    try register("64.72.01.1004", &ledger)
    try register("64.72.01.1005", &ledger)
    for (code, boxes) in [("64.72.01.1003", 4), ("64.72.01.1004", 6)] as [(String, Int64)] {
      try ledger.plan(code, 5)
      try ledger.receive("SHP-kpu-64-\(code.suffix(4))", at: ("village_post", code), boxes)
    }
    let completeness = LogisticsCompleteness(
      at: .village, in: try ledger.balances("64"),
      regions: try ledger.rows.rows(RegionRow.self, of: RegionRow.definition))
    #expect(completeness.complete == ["64.72.01.1004"])
    #expect(completeness.unknown == ["64.72.01.1005"])
    #expect(completeness.incomplete.map(\.region) == ["64.72.01.1003"])
    let missing = try #require(completeness.incomplete.first?.missing.first)
    #expect((missing.item, missing.needed, missing.received) == ("ballot_box", 5, 4))
    #expect(completeness.percent == 50)
  }

  @Test func `holds a declaration of readiness against what was counted`() throws {
    var ledger = try ledger(holding: 1)
    try ledger.plan("64.72.01.1003", 5)
    try ledger.say(
      PilkadaType.readinessDeclared, about: "64.72", by: PilkadaLedger.samarinda,
      ["complete": true, "downTo": "village_post"])
    let counted = LogisticsCompleteness(
      of: ["64.72.01.1003"], in: try ledger.balances("64.72"))
    let row = try ledger.rows.row(ReadinessRow.self, of: ReadinessRow.definition, key: "64.72")
    #expect(row?.isContradicted(by: counted) == true)
    #expect(row?.latest?.downTo == "village_post")
  }

  @Test func `keeps a replacement open until all of it was sent`() throws {
    var ledger = try ledger(holding: 10)
    try ledger.say(
      PilkadaType.replacementRequested, about: "64.72", by: PilkadaLedger.kpu,
      [
        "cause": "damaged", "item": "ballot_box", "neededBy": ledger.time(after: 3_600),
        "node": ledger.node(warehouse), "quantity": 8, "replacement": "RPL-kpu-64-0001",
      ])
    let fulfil = { (quantity: Int64, ledger: inout PilkadaLedger) in
      _ = try ledger.say(
        PilkadaType.replacementFulfilled, about: "64.72", by: PilkadaLedger.kpu,
        [
          "quantity": .integer(quantity), "replacement": "RPL-kpu-64-0001",
          "shipment": "SHP-kpu-64-0009",
        ])
    }
    let row = { (ledger: PilkadaLedger) in
      try #require(
        try ledger.rows.row(
          ReplacementRow.self, of: ReplacementRow.definition, key: "RPL-kpu-64-0001"))
    }
    try fulfil(5, &ledger)
    #expect((try row(ledger).state, try row(ledger).open) == ("open", 3))
    #expect(try row(ledger).isOverdue(at: ledger.ledger.clock) == false)
    #expect(try row(ledger).isOverdue(at: ledger.ledger.clock.advanced(by: 3_601)))
    try fulfil(3, &ledger)
    #expect(try row(ledger).state == "fulfilled")
    let amounts = try ledger.balance("64.72", "ballot_box").amounts
    #expect((amounts.replaced, amounts.onHand) == (8, 10))
  }
}
