import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

/// A correction says nothing that its event could not have said.
@Suite struct CorrectionTests {
  private static let district = ("district_post", "64.72.01")

  private static let twice: JSON = .array(
    (1...2).map { ["counted": .integer($0), "damaged": 0, "item": "ballot_box"] })

  /// A city's own receipt of 58 boxes.
  private static func received(in ledger: inout PilkadaLedger) throws -> Entry {
    try ledger.receive("SHP-64.72-0001", at: district, 58, by: PilkadaLedger.samarinda)
  }

  private static func correct(
    _ entry: Entry, _ values: [(String, JSON)], by key: TestKey = PilkadaLedger.samarinda,
    in ledger: inout PilkadaLedger
  ) throws -> String? {
    let values = values.map { pointer, value -> JSON in
      ["pointer": .string(pointer), "value": value]
    }
    let correction = try ledger.say(
      LedgerType.recordCorrected, about: entry.event.subject, by: key,
      [
        "event": .string("\(entry.event.hash)"), "reason": "recount", "values": .array(values),
      ])
    return try ledger.reason(correction)
  }

  @Test(arguments: [
    ("/data/at/region", JSON.string("64.71"), PilkadaObjection.otherNode),
    ("/data/at/region", "64.72.09", PilkadaObjection.otherNode),
    ("/data/lines/0/damaged", 999_999, PilkadaObjection.damagedOverCounted),
    ("/data/lines/0/counted", -475_569, StandingReason.schemaInvalid),
    ("/data/lines/0/counted", 2_000_000_000, StandingReason.schemaInvalid),
    ("/data/lines/0/item", "gold_bar", PilkadaObjection.unknownItem),
    ("/data/lines", twice, PilkadaObjection.itemTwice),
    ("/data/shipment", "SHP-64.72-0002", PilkadaObjection.labelCorrected),
    ("/data/shipment", "SHP-64.71-0001", PilkadaObjection.labelCorrected),
  ])
  func `sets aside what a receipt could not say`(
    pointer: String, value: JSON, reason: String
  ) throws {
    var ledger = try PilkadaLedger()
    let receipt = try Self.received(in: &ledger)
    let before = try ledger.balance("64.72.01", "ballot_box")
    #expect(try Self.correct(receipt, [(pointer, value)], in: &ledger) == reason)
    #expect(try ledger.balance("64.72.01", "ballot_box") == before)
    #expect(try ledger.balance("64.71", "ballot_box") == BalanceRow())
  }

  @Test func `lets a receipt be counted again`() throws {
    var ledger = try PilkadaLedger()
    let receipt = try Self.received(in: &ledger)
    let values: [(String, JSON)] = [("/data/lines/0/counted", 57), ("/data/lines/0/damaged", 2)]
    #expect(try Self.correct(receipt, values, in: &ledger) == nil)
    #expect(try ledger.balance("64.72.01", "ballot_box").amounts.received == 57)
  }

  /// The first makes room for the second, which does not follow it; withdrawn, it would leave the
  /// second alone.
  @Test func `sets aside what fits only with a correction that it does not follow`() throws {
    var ledger = try PilkadaLedger()
    let receipt = try Self.received(in: &ledger)
    #expect(try Self.correct(receipt, [("/data/lines/0/counted", 1_000_000)], in: &ledger) == nil)
    #expect(
      try Self.correct(receipt, [("/data/lines/0/damaged", 999_999)], in: &ledger)
        == PilkadaObjection.damagedOverCounted)
  }

  @Test func `judges the name of a region without the name that is corrected`() throws {
    var ledger = try PilkadaLedger()
    let registrar = PilkadaLedger.registrar
    let city = try ledger.say(
      PilkadaType.regionRegistered, about: "64.74", by: registrar,
      ["decree": "rekaan", "level": "city", "name": "Kota Bontan"])
    #expect(
      try Self.correct(city, [("/data/name", "Kota Bontang")], by: registrar, in: &ledger) == nil)
    #expect(
      try Self.correct(city, [("/data/level", "village")], by: registrar, in: &ledger)
        == PilkadaObjection.wrongLevel)
    let renamed = try ledger.say(
      PilkadaType.regionRenamed, about: "64.72", by: registrar,
      ["decree": "rekaan", "name": "Kota Samarind", "previousName": "Kota Samarinda"])
    #expect(
      try Self.correct(renamed, [("/data/name", "Kota Tepian")], by: registrar, in: &ledger) == nil)
    #expect(
      try Self.correct(renamed, [("/data/previousName", "Tepian")], by: registrar, in: &ledger)
        == PilkadaObjection.otherName)
  }

  @Test func `asks for the regions that a corrected event names`() throws {
    var ledger = try PilkadaLedger()
    let dispatch = try ledger.dispatch(
      "SHP-64.72-0001", from: ("regency_warehouse", "64.72"), to: Self.district, 5,
      by: PilkadaLedger.samarinda)
    #expect(
      try Self.correct(dispatch, [("/data/to/region", "64.72.09")], in: &ledger)
        == PilkadaObjection.unknownRegion)
    #expect(
      try Self.correct(dispatch, [("/data/from/region", "64.71")], in: &ledger)
        == PilkadaObjection.otherNode)
  }
}
