import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerViews
import TransparencyLog

/// A Monday board with a desk of each kind: silent, late, in time, and contradicted.
enum BoardSamples {
  static func text(_ page: Presentation) throws -> String {
    guard let board = try MondayBoard(meeting: nil, at: try instant, from: try rows()) else {
      throw FixtureError.malformed("a board")
    }
    let view = BoardView(page, reportType: try Fixtures.type("report.submitted"))
    return view.text(of: board, size: 1_310)
  }

  static var instant: Instant {
    get throws { try Fixtures.instant("2024-11-25T09:30:00+08:00") }
  }

  static let meeting = "rakor-2024-11-25"

  static func rows() throws -> SampleRows {
    var rows = SampleRows()
    try rows.add(try scheduled(), under: meeting, of: MeetingRow.definition)
    for code in ["64.01", "64.02", "64.07", "64.72", "64.72.01"] {
      try rows.add(try region(code), under: code, of: RegionRow.definition)
    }
    for report in try [late(), try EventSamples.report().entry] {
      var row = ComplianceRow()
      row.reports.insert(ReportSubmitted(Record(index: 1_302, entry: report)))
      let key = ComplianceRow.key(meeting: meeting, desk: report.event.author.desk)
      try rows.add(row, under: key, of: ComplianceRow.definition)
    }
    var violation = ViolationRow()
    let notice = Record(index: 1_200, entry: try EventSamples.notice(about: "64.72.01").entry)
    violation.makers.insert(ViolationNoticed(notice))
    try rows.add(violation, under: "VIO-64.01-0001", of: ViolationRow.definition)
    try rows.add(try setAside(), under: "\(Hash.of([4]))", of: SetAsideRow.definition)
    return rows
  }

  /// A count that a desk wrote about another's region.
  private static func setAside() throws -> SetAsideRow {
    let json: JSON = [
      "index": 1_303, "type": "deskpilkada.shipment.received.v1", "subject": "64.08",
      "desk": "64.72", "reason": .string(StandingReason.outOfScope), "detail": "",
    ]
    guard let row = SetAsideRow(try Fixtures.value(json)) else {
      throw FixtureError.malformed("a row of what is set aside")
    }
    return row
  }

  /// A meeting that was shown a board with a digest.
  static func held(showing digest: Hash) throws -> MeetingHeld {
    let json: JSON = [
      "index": 1_320, "beganAt": .integer(try instant.seconds),
      "endedAt": .integer(try instant.seconds + 3_600),
      "attendance": [["desk": "64.72", "attendance": "present"]],
      "board": [
        "size": 1_310, "instant": .integer(try instant.seconds), "view": "board", "version": 1,
        "digest": .string("\(digest)"),
      ],
    ]
    guard let held = MeetingHeld(try Fixtures.value(json)) else {
      throw FixtureError.malformed("a meeting that was held")
    }
    return held
  }

  private static func scheduled() throws -> MeetingRow {
    let json: JSON = [
      "desks": ["64.01", "64.02", "64.07", "64.72"], "graceMinutes": 60, "index": 1_195,
      "reportCutoff": .integer(try Fixtures.instant("2024-11-25T08:00:00+08:00").seconds),
      "startsAt": .integer(try Fixtures.instant("2024-11-25T09:00:00+08:00").seconds),
    ]
    guard let meeting = MeetingScheduled(try Fixtures.value(json)) else {
      throw FixtureError.malformed("a meeting")
    }
    var row = MeetingRow()
    row.scheduled.insert(meeting)
    return row
  }

  static func region(_ code: String) throws -> RegionRow {
    let levels: [Int: JSON] = [5: "regency", 8: "district", 13: "village"]
    let level = levels[code.utf8.count] ?? "province"
    let json: JSON = [
      "aliases": [], "index": 20, "level": level,
      "name": .string(Fixtures.regionNames[code] ?? code),
    ]
    guard let name = RegionName(try Fixtures.value(json)) else {
      throw FixtureError.malformed("a region")
    }
    var row = RegionRow()
    row.names.insert(name)
    return row
  }

  /// Received an hour and a quarter after the cut-off, of a region that needs attention.
  private static func late() throws -> Entry {
    try Fixtures.entry(
      "report.submitted", subject: "64.02", desk: "64.02", number: 5,
      at: "2024-11-25T07:30:00+08:00", receivedAt: "2024-11-25T01:15:00Z",
      data: [
        "report": "REP-64.02-2024-11-25", "meeting": .string(meeting), "kind": "situation",
        "condition": "watch", "statement": "Latihan: air sungai naik di dua kecamatan.",
        "sources": [["kind": "district", "region": "64.02", "asOf": "2024-11-22T06:00:00+08:00"]],
        "districtsHeard": 4, "topics": [["topic": "readiness", "condition": "watch"]],
      ]
    ).entry
  }
}
