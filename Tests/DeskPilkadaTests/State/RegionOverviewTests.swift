import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct RegionOverviewTests {
  private let warehouse = ("regency_warehouse", "64.72")
  private let village = ("village_post", "64.72.01.1003")

  private func overview(
    _ code: String, in ledger: PilkadaLedger, after seconds: Int64 = 0
  ) throws -> RegionOverview {
    try #require(
      try RegionOverview(
        of: code, at: ledger.ledger.clock.advanced(by: seconds),
        from: ReplayedRows(ledger.ledger.state)))
  }

  @Test func `tells why a village is not complete`() throws {
    var ledger = try PilkadaLedger()
    try ledger.plan(village.1, 10)
    try ledger.receive("SHP-kpu-64-0001", at: village, 8, damaged: 1)
    let overview = try overview(village.1, in: ledger)
    let stock = try #require(overview.stock.first)
    #expect(overview.stock.count == 1)
    #expect(stock.isComplete == false)
    #expect(stock.received == 7 && stock.missing == 3 && stock.amounts.damaged == 1)
    let missing = try #require(overview.villages.incomplete.first?.missing)
    #expect(missing.map(\.item) == ["ballot_box"])
    #expect(missing.map(\.needed) == [10] && missing.map(\.received) == [7])
  }

  @Test func `counts of a city what reached its villages, and not what lies in its store`() throws {
    var ledger = try PilkadaLedger()
    try ledger.plan("64.72", 10)
    try ledger.receive("SHP-kpu-64-0001", at: warehouse, 10)
    let before = try #require(try overview("64.72", in: ledger).stock.first)
    #expect(before.received == 0 && before.missing == 10 && before.amounts.onHand == 10)
    try ledger.dispatch("SHP-kpu-64-0002", from: warehouse, to: village, 4)
    try ledger.receive("SHP-kpu-64-0002", at: village, 4)
    let after = try #require(try overview("64.72", in: ledger).stock.first)
    #expect(after.received == 4 && after.missing == 6 && after.amounts.onHand == 10)
  }

  @Test func `shows a shipment under way to both ends until it arrives, and how late it is`() throws
  {
    var ledger = try PilkadaLedger()
    try ledger.dispatch("SHP-kpu-64-0001", from: warehouse, to: village, 4)
    for code in ["64.72", village.1] {
      #expect(try overview(code, in: ledger).shipments.map(\.key) == ["SHP-kpu-64-0001"])
    }
    #expect(try overview("64.71", in: ledger).shipments.isEmpty)
    #expect(try overview(village.1, in: ledger).shipments[0].lateness == nil)
    let late = try overview(village.1, in: ledger, after: 4 * 3_600).shipments[0].lateness
    #expect(try #require(late).minutes >= 119)
    try ledger.receive("SHP-kpu-64-0001", at: village, 4)
    #expect(try overview(village.1, in: ledger).shipments.isEmpty)
  }

  @Test func `finds a region under its former code, with what it lies in`() throws {
    var ledger = try PilkadaLedger()
    try ledger.say(
      PilkadaType.regionRecoded, about: "64.71.01.1001", by: PilkadaLedger.registrar,
      [
        "decree": "rekaan", "kind": "moved",
        "newCodes": [.string(village.1)], "previousName": "Bukuan Lama",
      ])
    let overview = try overview("64.71.01.1001", in: ledger)
    #expect(overview.card.code == village.1)
    #expect(overview.allCodes == [village.1, "64.71.01.1001"])
    #expect(overview.around == ["64.72.01", "64.72", "64"])
    #expect(try self.overview("64.72", in: ledger).children == ["64.72.01"])
  }
}
