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
    let key = "\(BalanceKey(node: "64.72.01.1003", item: "ballot_box"))"
    let damaged = LogisticsShare(
      of: [(key, try ledger.balance("64.72.01.1003", "ballot_box"))], level: .village)
    #expect((damaged.fulfilled, damaged.planned) == (0, 1))
    try ledger.dispatch("SHP-kpu-64-0002", from: district, to: village, 1)
    try ledger.receive("SHP-kpu-64-0002", at: village, 1)
    let complete = LogisticsShare(
      of: [(key, try ledger.balance("64.72.01.1003", "ballot_box"))], level: .village)
    #expect(complete.percent == 100)
  }

  @Test func `says nothing of completeness without a plan`() {
    #expect(LogisticsShare(of: [], level: .village).percent == nil)
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
