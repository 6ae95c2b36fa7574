import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct ComplianceTests {
  private let label = "rakor-2024-11-25"

  /// A meeting with its cut-off in ten minutes and an hour's grace.
  private func ledgerWithMeeting() throws -> PilkadaLedger {
    var ledger = try PilkadaLedger()
    try ledger.say(
      PilkadaType.meetingScheduled, about: "64", by: PilkadaLedger.province,
      [
        "channel": "zoom", "desks": ["64.71", "64.72"], "graceMinutes": 60,
        "meeting": .string(label), "reportCutoff": ledger.time(after: 600),
        "startsAt": ledger.time(after: 4_200),
      ])
    return ledger
  }

  @discardableResult
  private func report(
    _ ledger: inout PilkadaLedger, number: Int = 1, kind: String = "situation"
  ) throws -> Entry {
    try ledger.say(
      PilkadaType.reportSubmitted, about: "64.72", by: PilkadaLedger.samarinda,
      [
        "condition": "conducive", "districtsHeard": 1, "kind": .string(kind),
        "meeting": .string(label),
        "report": .string("REP-64.72-2024-11-25" + (number == 1 ? "" : "-\(number)")),
        "sources": [["asOf": ledger.time(after: -3_600), "kind": "kpu", "region": "64.72"]],
        "statement": "Keadaan aman dan terkendali di semua kecamatan.",
        "topics": [["condition": "conducive", "topic": "security"]],
      ])
  }

  private func cancel(_ ledger: inout PilkadaLedger, reportsStillDue: Bool) throws {
    try ledger.say(
      PilkadaType.meetingCancelled, about: "64", by: PilkadaLedger.province,
      [
        "meeting": .string(label), "reason": "Rekaan: rapat ditunda.",
        "reportsStillDue": .boolean(reportsStillDue),
      ])
  }

  private func waive(_ ledger: inout PilkadaLedger, _ desk: String) throws {
    try ledger.say(
      PilkadaType.obligationWaived, about: desk, by: PilkadaLedger.province,
      ["desk": .string(desk), "meeting": .string(label), "reason": "Rekaan: banjir."])
  }

  /// How many seconds after the newest entry the review is made.
  private func review(_ ledger: PilkadaLedger, after seconds: Int64 = 0) throws
    -> ComplianceReview
  {
    try ComplianceReview(at: ledger.ledger.clock.advanced(by: seconds), from: ledger.rows)
  }

  private func punctuality(_ ledger: PilkadaLedger, after seconds: Int64 = 0) throws
    -> [Punctuality]
  {
    try review(ledger, after: seconds).lines.map(\.punctuality)
  }

  @Test func `counts who was expected, in time, late and missing`() throws {
    var ledger = try ledgerWithMeeting()
    try report(&ledger, kind: "nothing_to_report")
    let count = try review(ledger, after: 10_000).count
    #expect((count.expected, count.received, count.onTime, count.late) == (2, 1, 1, 0))
    #expect((count.missed, count.missing, count.nothingToReport) == (1, 1, 1))
    #expect(
      try ComplianceReview(at: ledger.ledger.clock, desk: "64.72", from: ledger.rows)
        .count.expected == 1)
  }

  @Test func `is owed nothing for a meeting that was cancelled in time`() throws {
    var ledger = try ledgerWithMeeting()
    try cancel(&ledger, reportsStillDue: false)
    #expect(try punctuality(ledger, after: 10_000) == [.notOwed, .notOwed])
    #expect(try review(ledger, after: 10_000).count.expected == 0)
    #expect(try punctuality(ledger, after: -1) == [.awaited, .awaited])
  }

  @Test func `is owed the reports of a cancelled meeting that says so`() throws {
    var ledger = try ledgerWithMeeting()
    try cancel(&ledger, reportsStillDue: true)
    #expect(try punctuality(ledger, after: 10_000) == [.noReport, .noReport])
  }

  @Test func `keeps what was missed before a meeting was cancelled`() throws {
    var ledger = try ledgerWithMeeting()
    ledger.ledger.wait(seconds: 600 + 3_600)
    try cancel(&ledger, reportsStillDue: false)
    #expect(try punctuality(ledger) == [.noReport, .noReport])
  }

  @Test func `frees one desk, from when that was received`() throws {
    var ledger = try ledgerWithMeeting()
    ledger.ledger.wait(seconds: 600 + 3_600)
    try waive(&ledger, "64.71")
    #expect(try punctuality(ledger) == [.waived, .noReport])
    #expect(try punctuality(ledger, after: -1) == [.noReport, .noReport])
    let count = try review(ledger).count
    #expect((count.expected, count.waived, count.missed) == (1, 1, 1))
  }

  @Test func `keeps the first report when it is sent back, until another follows`() throws {
    var ledger = try ledgerWithMeeting()
    try report(&ledger)
    try ledger.say(
      PilkadaType.reportReturned, about: "64.72", by: PilkadaLedger.province,
      [
        "note": "Rekaan: sumber belum disebut.", "reasons": ["no_source"],
        "report": "REP-64.72-2024-11-25",
      ])
    #expect(try review(ledger).count.returned == 1)
    #expect(try punctuality(ledger) == [.awaited, .onTime])
    try report(&ledger, number: 2)
    #expect(try review(ledger).count.returned == 0)
    #expect(try punctuality(ledger) == [.awaited, .onTime])
  }

  @Test func `counts a second report under a used label nowhere`() throws {
    var ledger = try ledgerWithMeeting()
    let first = try report(&ledger)
    let second = try report(&ledger, kind: "logistics")
    #expect(try ledger.reason(second) == nil)
    let row = try #require(
      try ledger.rows.row(ReportRow.self, of: ReportRow.definition, key: "REP-64.72-2024-11-25"))
    #expect(row.submissions.hasDuplicateLabel)
    #expect(try review(ledger).lines.last?.kind == "situation")
    try ledger.withdraw(first, by: PilkadaLedger.samarinda)
    #expect(try review(ledger).lines.last?.kind == "logistics")
  }

  @Test func `accepts a returned report that nobody knows, and says so`() throws {
    var ledger = try ledgerWithMeeting()
    let entry = try ledger.say(
      PilkadaType.reportReturned, about: "64.72", by: PilkadaLedger.province,
      [
        "note": "Rekaan: sumber belum disebut.", "reasons": ["no_source"],
        "report": "REP-64.72-2024-11-24",
      ])
    #expect(try ledger.reason(entry) == nil)
    let row = try ledger.rows.row(
      ReportRow.self, of: ReportRow.definition, key: "REP-64.72-2024-11-24")
    #expect(row?.state == "unknown")
  }

  @Test func `keeps which board a meeting was shown, and who attended`() throws {
    var ledger = try ledgerWithMeeting()
    let digest = String(repeating: "ab", count: 32)
    let data: JSON = [
      "attendance": [
        ["attendance": "present", "desk": "64.71"], ["attendance": "absent", "desk": "64.72"],
      ],
      "board": [
        "digest": .string(digest), "instant": ledger.time(after: 0), "size": 12, "version": 1,
        "view": "board",
      ],
      "endedAt": ledger.time(after: 3_600), "meeting": .string(label),
    ]
    try ledger.say(PilkadaType.meetingHeld, about: "64", by: PilkadaLedger.province, data)
    let row = try #require(
      try ledger.rows.row(MeetingRow.self, of: MeetingRow.definition, key: label))
    #expect(row.state == "held")
    #expect(row.held.last?.board.map { "\($0.digest)" } == digest)
    #expect(row.held.last?.attendance.map(\.attendance) == ["present", "absent"])
    let twice = try ledger.say(
      PilkadaType.meetingHeld, about: "64", by: PilkadaLedger.province,
      data.replacing(at: JSONPointer(tokens: ["attendance", "1", "desk"]), with: "64.71"))
    #expect(try ledger.reason(twice) == PilkadaObjection.deskTwice)
    let backwards = try ledger.say(
      PilkadaType.meetingHeld, about: "64", by: PilkadaLedger.province,
      data.replacing(at: .root.appending("endedAt"), with: ledger.time(after: -60)))
    #expect(try ledger.reason(backwards) == PilkadaObjection.timesOutOfOrder)
  }

  @Test func `shows a waived desk on the board last, outside what is expected`() throws {
    var ledger = try ledgerWithMeeting()
    try waive(&ledger, "64.71")
    let board = try #require(
      try MondayBoard(
        meeting: label, at: ledger.ledger.clock.advanced(by: 10_000),
        from: ReplayedRows(ledger.ledger.state)))
    #expect(board.lines.map(\.punctuality) == [.noReport, .waived])
  }
}
