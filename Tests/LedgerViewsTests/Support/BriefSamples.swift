import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerViews
import TransparencyLog

/// A Monday on which more is wrong than a page holds, all of it invented.
enum BriefSamples {
  static func text(_ page: Presentation) throws -> String {
    let view = BriefView(page, incidentType: try Fixtures.type("incident.reported"))
    return view.text(of: try brief(in: try rows()), size: 1_310)
  }

  /// A Monday on which nothing is wrong that anybody knows of.
  static func calm(_ page: Presentation) throws -> String {
    let view = BriefView(page, incidentType: try Fixtures.type("incident.reported"))
    return view.text(of: try brief(in: try BoardSamples.rows()), size: 1_310)
  }

  static func village(_ page: Presentation) throws -> String {
    try region("64.72.01.1003", page)
  }

  static func city(_ page: Presentation) throws -> String { try region("64.72", page) }

  static func brief(in rows: SampleRows) throws -> MondayBrief {
    guard
      let brief = try MondayBrief(
        meeting: nil, at: try BoardSamples.instant, offsetMinutes: 480, from: rows)
    else { throw FixtureError.malformed("a brief") }
    return brief
  }

  private static func region(_ code: String, _ page: Presentation) throws -> String {
    guard
      let region = try RegionOverview(of: code, at: try BoardSamples.instant, from: try rows())
    else { throw FixtureError.malformed("a region") }
    let view = RegionView(page) { try? Fixtures.type($0) }
    return view.text(of: region, history: try history(), size: 1_310)
  }

  private static func history() throws -> RegionHistory {
    let notice = try EventSamples.notice().entry
    var withdrawn = AmendmentRow()
    withdrawn.withdrawnBy = Hash.of([2])
    return RegionHistory(
      lines: [
        HistoryLine(
          index: 1_200, entry: notice, type: try Fixtures.type("violation.noticed"),
          standing: .stands, amendments: withdrawn),
        HistoryLine(
          index: 1_310, entry: try EventSamples.receipt().entry,
          type: try Fixtures.type("shipment.received"), standing: EventSamples.outOfScope,
          amendments: nil),
      ], earlier: 7)
  }

  static func rows() throws -> SampleRows {
    var rows = try BoardSamples.rows()
    try rows.add(try voting(), under: "voting/64", of: StageRow.definition)
    try rows.add(try item(), under: "ballot_box", of: ItemRow.definition)
    for number in 1_001...1_008 {
      let code = "64.72.01.\(number)"
      try rows.add(try BoardSamples.region(code), under: code, of: RegionRow.definition)
      try rows.add(
        balance(received: Int64(number - 1_001)), under: "\(code)/ballot_box",
        of: BalanceRow.definition)
    }
    for number in 1...6 {
      try rows.add(
        try incident(number), under: "INC-64.02-000\(number)", of: IncidentRow.definition)
      try rows.add(
        try instruction(number), under: "INS-2024-11-22-0\(number)",
        of: InstructionRow.definition)
    }
    try rows.add(try declared(), under: "64.72", of: ReadinessRow.definition)
    try rows.add(try shipment(), under: "SHP-64.72-0007", of: ShipmentRow.definition)
    return rows
  }

  /// Six boxes are needed; two of the villages have them.
  private static func balance(received: Int64) -> BalanceRow {
    var row = BalanceRow()
    row.plans.insert(NeedPlanned(index: 1_210, quantity: 6))
    row.amounts.received = received
    row.amounts.inTransit = max(0, 3 - received)
    return row
  }

  private static func row<Row: ProjectionRow>(_ json: JSON) throws -> Row {
    guard let row = Row(try Fixtures.value(json)) else {
      throw FixtureError.malformed("\(Row.self)")
    }
    return row
  }

  private static func seconds(_ time: String) throws -> JSON {
    .integer(try Fixtures.instant(time).seconds)
  }

  private static func voting() throws -> StageRow {
    try row([
      "schedules": [
        [
          "index": 1_180, "startsAt": try seconds("2024-11-27T00:00:00+08:00"),
          "endsAt": try seconds("2024-11-28T00:00:00+08:00"),
        ]
      ]
    ])
  }

  private static func item() throws -> ItemRow {
    try row([
      "catalogued": [
        ["index": 1_181, "nameId": "Kotak suara", "nameEn": "Ballot box", "unit": "piece"]
      ]
    ])
  }

  private static func declared() throws -> ReadinessRow {
    try row([
      "declarations": [
        [
          "index": 1_290, "asOf": try seconds("2024-11-24T18:00:00+08:00"), "downTo": "pps",
          "complete": true, "missing": [],
        ]
      ]
    ])
  }

  private static func incident(_ number: Int) throws -> IncidentRow {
    try row([
      "reports": [
        [
          "index": .integer(Int64(1_220 + number)), "event": .string("\(Hash.of([9]))"),
          "label": .string("INC-64.02-000\(number)"), "region": "64.02", "desk": "64.02",
          "kind": "flood", "severity": number == 1 ? "critical" : "serious",
          "beganAt": try seconds("2024-11-2\(number - 1)T05:00:00+08:00"),
          "logisticsAffected": true, "confirmed": false, "injured": .integer(Int64(number)),
        ]
      ], "steps": [],
    ])
  }

  private static func instruction(_ number: Int) throws -> InstructionRow {
    try row([
      "issues": [
        [
          "index": .integer(Int64(1_230 + number)), "event": .string("\(Hash.of([8]))"),
          "label": .string("INS-2024-11-22-0\(number)"), "region": "64", "desk": "64",
          "to": ["64.72"], "priority": "normal",
          "issuedAt": try seconds("2024-11-22T10:00:00+08:00"),
          "dueAt": try seconds("2024-11-24T1\(number):00:00+08:00"), "evidenceRequired": false,
          "confirmed": false,
        ]
      ], "steps": [],
    ])
  }

  /// On its way to the village since yesterday, and held up.
  private static func shipment() throws -> ShipmentRow {
    try row([
      "dispatches": [
        [
          "index": 1_240, "event": .string("\(Hash.of([7]))"), "leg": "warehouse_to_district",
          "from": ["kind": "regency_warehouse", "region": "64.72"],
          "to": ["kind": "village_post", "region": "64.72.01.1003"],
          "departedAt": try seconds("2024-11-24T06:00:00+08:00"),
          "expectedAt": try seconds("2024-11-24T18:00:00+08:00"),
          "lines": [["item": "ballot_box", "quantity": 1]], "confirmed": false,
        ]
      ],
      "delays": [
        [
          "index": 1_250, "region": "64.72.01", "reason": "weather",
          "knownAt": try seconds("2024-11-24T19:00:00+08:00"),
        ]
      ], "receipts": [], "losses": [], "settlements": [],
    ])
  }
}
