import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

/// A ledger of the domain in memory, with two cities, one of them down to a village.
struct PilkadaLedger {
  var ledger: TestLedger

  static let registrar = TestKey(registrar: 1)
  static let province = TestKey("64")
  static let balikpapan = TestKey("64.71")
  static let samarinda = TestKey("64.72")
  static let kpu = TestKey("kpu-64")

  init() throws {
    ledger = try TestLedger.opened(catalogue: try Pilkada.catalogue())
    let regions: [(String, String, String)] = [
      ("64", "Kalimantan Timur", "province"), ("64.71", "Kota Balikpapan", "city"),
      ("64.72", "Kota Samarinda", "city"), ("64.72.01", "Palaran", "district"),
      ("64.72.01.1003", "Bukuan", "village"),
    ]
    for (code, name, level) in regions {
      try say(
        PilkadaType.regionRegistered, about: code, by: Self.registrar,
        ["decree": "rekaan", "level": .string(level), "name": .string(name)])
    }
    for item in ["ballot_box", "voting_booth"] {
      try say(
        PilkadaType.itemCatalogued, about: "64", by: Self.registrar,
        [
          "item": .string(item), "name": ["en": .string(item), "id": .string(item)],
          "unit": "piece",
        ])
    }
  }

  /// Writes an event and takes it in, set aside or not.
  @discardableResult
  mutating func say(
    _ type: String, about subject: String, by key: TestKey, _ data: JSON
  ) throws -> Entry {
    try ledger.append(type, by: key, subject: subject, data: data)
  }

  /// The reason for which an entry counts nowhere.
  mutating func reason(_ entry: Entry) throws -> String? {
    try ledger.state.setAside(entry.event.hash)?.reason.code
  }

  /// The rows as they would be stored.
  var rows: PilkadaRows { PilkadaRows(ReplayedRows(ledger.state)) }

  func balance(_ region: String, _ item: String) throws -> BalanceRow {
    try rows.row(
      BalanceRow.self, of: BalanceRow.definition, key: "\(BalanceKey(node: region, item: item))")
      ?? BalanceRow()
  }

  /// The balances of a region's nodes, under the codes in force.
  func balances(_ region: String) throws -> LogisticsBalances {
    try LogisticsBalances(of: region, codes: try RegionCodes(from: rows), from: rows)
  }

  func shipment(_ label: String) throws -> ShipmentRow {
    try rows.row(ShipmentRow.self, of: ShipmentRow.definition, key: label) ?? ShipmentRow()
  }

  /// Withdraws an event, by the key that wrote it.
  @discardableResult
  mutating func withdraw(_ entry: Entry, by key: TestKey) throws -> Entry {
    try say(
      LedgerType.recordWithdrawn, about: entry.event.subject, by: key,
      ["event": .string("\(entry.event.hash)"), "reason": "duplicate"])
  }

  /// The time a number of seconds after the newest entry, as events write it.
  func time(after seconds: Int64) -> JSON {
    .string("\(Timestamp(ledger.clock.advanced(by: seconds), offsetMinutes: 480))")
  }

  @discardableResult
  mutating func dispatch(
    _ label: String, from: (String, String), to: (String, String), _ boxes: Int64,
    by key: TestKey = kpu
  ) throws -> Entry {
    try say(
      PilkadaType.shipmentDispatched, about: from.1, by: key,
      [
        "expectedAt": time(after: 7_200), "from": node(from), "leg": "warehouse_to_district",
        "lines": [["item": "ballot_box", "quantity": .integer(boxes)]],
        "shipment": .string(label), "to": node(to), "transport": ["truck"],
      ])
  }

  @discardableResult
  mutating func receive(
    _ label: String, at place: (String, String), _ boxes: Int64, damaged: Int64 = 0,
    partial: Bool = false, by key: TestKey = kpu
  ) throws -> Entry {
    try say(
      PilkadaType.shipmentReceived, about: place.1, by: key,
      [
        "at": node(place),
        "lines": [
          ["counted": .integer(boxes), "damaged": .integer(damaged), "item": "ballot_box"]
        ],
        "partial": .boolean(partial), "sealsIntact": true, "shipment": .string(label),
      ])
  }

  @discardableResult
  mutating func plan(_ region: String, _ boxes: Int64) throws -> Entry {
    try say(
      PilkadaType.needPlanned, about: region, by: Self.kpu,
      [
        "computed": true, "lines": [["item": "ballot_box", "quantity": .integer(boxes)]],
      ])
  }

  func node(_ place: (kind: String, region: String)) -> JSON {
    ["kind": .string(place.kind), "region": .string(place.region)]
  }
}
