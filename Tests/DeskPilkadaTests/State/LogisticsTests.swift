import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct LogisticsTests {
  private let warehouse = ("regency_warehouse", "64.72")
  private let district = ("district_post", "64.72.01")
  private let village = ("village_post", "64.72.01.1003")

  @Test func `carries goods from node to node, and counts them in transit between`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    #expect(try ledger.balance("64.72", "ballot_box").amounts.dispatched == 58)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.inTransit == 58)
    try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    let balance = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect(balance.inTransit == 0)
    #expect(balance.onHand == 58)
  }

  @Test func `shows 57 of 58 as short by one, and not as an error`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    let receipt = try ledger.receive("SHP-kpu-64-0001", at: district, 57)
    #expect(try ledger.reason(receipt) == nil)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.short == 1)
  }

  @Test func `shows more than was sent as over`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    try ledger.receive("SHP-kpu-64-0001", at: district, 60)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.over == 2)
  }

  @Test func `waits for the rest after a partial receipt`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    try ledger.receive("SHP-kpu-64-0001", at: district, 50, partial: true)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.inTransit == 8)
    try ledger.receive("SHP-kpu-64-0001", at: district, 8)
    let balance = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect((balance.received, balance.inTransit, balance.short) == (58, 0, 0))
  }

  @Test func `accepts a receipt without a dispatch, and says that it was not announced`() throws {
    var ledger = try PilkadaLedger()
    try ledger.receive("SHP-64.72-0099", at: district, 10, by: PilkadaLedger.samarinda)
    let row = try ledger.rows.row(
      ShipmentRow.self, of: ShipmentRow.definition, key: "SHP-64.72-0099")
    #expect(row?.state == "unannounced")
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.over == 10)
  }

  @Test func `counts a second shipment under a used label nowhere`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    let second = try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 40)
    #expect(try ledger.reason(second) == nil)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.inTransit == 58)
  }

  @Test func `gives the label to the second when the first is withdrawn`() throws {
    var ledger = try PilkadaLedger()
    let first = try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 40)
    try ledger.say(
      LedgerType.recordWithdrawn, about: "64.72", by: PilkadaLedger.kpu,
      ["event": .string("\(first.event.hash)"), "reason": "duplicate"])
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.inTransit == 40)
    #expect(try ledger.balance("64.72", "ballot_box").amounts.dispatched == 40)
  }

  @Test func `calls a village complete when what it received is what was planned`() throws {
    var ledger = try PilkadaLedger()
    try ledger.plan("64.72.01.1003", 10)
    try ledger.dispatch("SHP-kpu-64-0001", from: district, to: village, 10)
    try ledger.receive("SHP-kpu-64-0001", at: village, 10, damaged: 1)
    let damaged = LogisticsShare(of: try ledger.balances("64.72"), level: .village)
    #expect((damaged.fulfilled, damaged.planned) == (0, 1))
    try ledger.dispatch("SHP-kpu-64-0002", from: district, to: village, 1)
    try ledger.receive("SHP-kpu-64-0002", at: village, 1)
    #expect(LogisticsShare(of: try ledger.balances("64.72"), level: .village).percent == 100)
  }

  @Test func `says nothing of completeness without a plan`() throws {
    let balances = try PilkadaLedger().balances("64")
    #expect(LogisticsShare(of: balances, level: .village).percent == nil)
  }

  @Test func `shows an overage until it is settled as the re-vote reserve`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 305_796)
    try ledger.receive("SHP-kpu-64-0001", at: district, 307_796)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.over == 2_000)
    let settlement = try ledger.say(
      PilkadaType.discrepancySettled, about: "64.72.01", by: PilkadaLedger.kpu,
      [
        "how": "revote_reserve", "item": "ballot_box", "kind": "over", "quantity": 2_000,
        "shipment": "SHP-kpu-64-0001",
      ])
    let settled = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect((settled.over, settled.settledOver, settled.onHand) == (0, 2_000, 307_796))
    try ledger.withdraw(settlement, by: PilkadaLedger.kpu)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.over == 2_000)
  }

  @Test func `settles no more than there is to settle`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    try ledger.receive("SHP-kpu-64-0001", at: district, 57)
    try ledger.say(
      PilkadaType.discrepancySettled, about: "64.72.01", by: PilkadaLedger.kpu,
      [
        "how": "written_off", "item": "ballot_box", "kind": "short", "quantity": 9,
        "shipment": "SHP-kpu-64-0001",
      ])
    let amounts = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect((amounts.short, amounts.settledShort) == (0, 1))
  }

  @Test func `takes what was lost on the way out of transit`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    try ledger.say(
      PilkadaType.shipmentLost, about: "64.72.01", by: PilkadaLedger.kpu,
      [
        "lines": [["item": "ballot_box", "quantity": 50]], "reason": "strong_current",
        "shipment": "SHP-kpu-64-0001",
      ])
    let lost = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect((lost.inTransit, lost.lostInTransit) == (8, 50))
    try ledger.receive("SHP-kpu-64-0001", at: district, 10)
    let found = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect((found.inTransit, found.lostInTransit, found.short, found.onHand) == (0, 48, 0, 10))
  }

  @Test func `flags a receipt typed again, and adds it to no stock`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    #expect(try ledger.shipment("SHP-kpu-64-0001").hasPossibleDuplicate == false)
    let again = try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    #expect(try ledger.reason(again) == nil)
    #expect(try ledger.shipment("SHP-kpu-64-0001").hasPossibleDuplicate)
    let doubled = try ledger.balance("64.72.01", "ballot_box").amounts
    #expect((doubled.onHand, doubled.over) == (58, 0))
    try ledger.withdraw(again, by: PilkadaLedger.kpu)
    #expect(try ledger.shipment("SHP-kpu-64-0001").hasPossibleDuplicate == false)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.onHand == 58)
  }

  @Test func `keeps a receipt typed again when the first is withdrawn`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    let first = try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    try ledger.withdraw(first, by: PilkadaLedger.kpu)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.onHand == 58)
    #expect(try ledger.shipment("SHP-kpu-64-0001").hasPossibleDuplicate == false)
  }

  @Test func `shows a corrected count with what it was`() throws {
    var ledger = try PilkadaLedger()
    let receipt = try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    try ledger.say(
      LedgerType.recordCorrected, about: "64.72.01", by: PilkadaLedger.kpu,
      [
        "event": .string("\(receipt.event.hash)"), "reason": "recount",
        "values": [["pointer": "/data/lines/0/counted", "value": 57]],
      ])
    let line = try #require(try ledger.shipment("SHP-kpu-64-0001").receipts.first?.lines.first)
    #expect((line.counted, line.countedWas) == (57, 58))
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.received == 57)
  }

  @Test func `tells how late a shipment is, on which leg, and why`() throws {
    var ledger = try PilkadaLedger()
    let dispatch = try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: district, 58)
    let expected = dispatch.event.time.instant.advanced(by: 7_200)
    #expect(try ledger.shipment("SHP-kpu-64-0001").lateness(at: expected) == nil)
    try ledger.say(
      PilkadaType.shipmentDelayed, about: "64.72", by: PilkadaLedger.kpu,
      [
        "newExpectedAt": ledger.time(after: 20_000), "reason": "low_river",
        "shipment": "SHP-kpu-64-0001",
      ])
    let late = try #require(
      try ledger.shipment("SHP-kpu-64-0001").lateness(at: expected.advanced(by: 61)))
    #expect((late.leg, late.reason, late.minutes) == ("warehouse_to_district", "low_river", 2))
    #expect(late.isUnderway && late.newExpectedAt != nil)
    ledger.ledger.wait(seconds: 7_200 + 600)
    try ledger.receive("SHP-kpu-64-0001", at: district, 58)
    let arrived = try #require(
      try ledger.shipment("SHP-kpu-64-0001").lateness(at: expected.advanced(by: 90_000)))
    #expect((arrived.minutes, arrived.isUnderway) == (11, false))
  }

  @Test func `counts a second shipment under a used label once it is confirmed`() throws {
    let catalogue = try Pilkada.catalogue()
    let type = try #require(catalogue.type(named: PilkadaType.shipmentDispatched))
    func dispatch(_ index: UInt64, _ boxes: Int64, confirmed: Bool) throws -> Record {
      try MadeEvent(
        type: type.name, subject: "64.72", desk: "64.72", index: index,
        data: [
          "expectedAt": "2024-11-25T10:00:00+08:00",
          "from": ["kind": "regency_warehouse", "region": "64.72"],
          "lines": [["item": "ballot_box", "quantity": .integer(boxes)]],
          "shipment": "SHP-64.72-0001", "to": ["kind": "district_post", "region": "64.72.01"],
        ]
      ).record(isConfirmed: confirmed)
    }
    func inTransit(_ state: DomainState) throws -> Int64? {
      for table in state.tables where table.definition.name == BalanceRow.definition.name {
        let row = table.loadedRows().first { $0.key == "64.72.01/ballot_box" }
        return try row.flatMap { try JSONText($0.value).root["inTransit"]?.integer }
      }
      return nil
    }
    let kind = try #require(type.kind)
    let first = kind.decode(try dispatch(0, 58, confirmed: false))
    let second = kind.decode(try dispatch(1, 40, confirmed: false))
    let confirmed = kind.decode(try dispatch(1, 40, confirmed: true))
    var state = catalogue.domain.state()
    try state.fold(Change(first, at: 0, isAddition: true))
    try state.fold(Change(second, at: 1, isAddition: true))
    #expect(try inTransit(state) == 58)
    try state.fold(Change(second, at: 2, isAddition: false))
    try state.fold(Change(confirmed, at: 2, isAddition: true))
    #expect(try inTransit(state) == 98)
  }

  @Test func `sets an unknown item, a foreign label and a doubled line aside`() throws {
    var ledger = try PilkadaLedger()
    let foreign = try ledger.dispatch("SHP-64.71-0001", from: warehouse, to: district, 1)
    #expect(try ledger.reason(foreign) == PilkadaObjection.foreignLabel)
    let unknown = try ledger.say(
      PilkadaType.needPlanned, about: "64.72", by: PilkadaLedger.kpu,
      ["computed": true, "lines": [["item": "helicopter", "quantity": 1]]])
    #expect(try ledger.reason(unknown) == PilkadaObjection.unknownItem)
    let doubled = try ledger.say(
      PilkadaType.needPlanned, about: "64.72", by: PilkadaLedger.kpu,
      [
        "computed": true,
        "lines": [
          ["item": "ballot_box", "quantity": 1], ["item": "ballot_box", "quantity": 2],
        ],
      ])
    #expect(try ledger.reason(doubled) == PilkadaObjection.itemTwice)
  }
}
