import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct BoardTests {
  private let label = "rakor-2024-11-25"

  /// A meeting with its cut-off ten minutes from now, which both cities are asked to.
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

  private func report(
    _ ledger: inout PilkadaLedger, by desk: TestKey, kind: String = "situation",
    writtenAt time: Instant? = nil
  ) throws {
    let submission = try ledger.ledger.write(
      PilkadaType.reportSubmitted, by: desk, subject: desk.name,
      data: [
        "condition": "conducive", "districtsHeard": 1, "kind": .string(kind),
        "meeting": .string(label), "report": .string("REP-\(desk.name)-2024-11-25"),
        "sources": [
          ["asOf": ledger.time(after: -3_600), "kind": "kpu", "region": .string(desk.name)]
        ],
        "statement": "Keadaan aman dan terkendali di semua kecamatan.",
        "topics": [["condition": "conducive", "topic": "security"]],
      ], time: time)
    try ledger.ledger.take(in: submission)
  }

  private func board(_ ledger: PilkadaLedger, after seconds: Int64 = 0) throws -> MondayBoard {
    try #require(
      try MondayBoard(
        meeting: label, at: ledger.ledger.clock.advanced(by: seconds),
        from: ReplayedRows(ledger.ledger.state)))
  }

  @Test func `awaits a report until the grace is over, and then says that there is none`() throws {
    let ledger = try ledgerWithMeeting()
    #expect(try board(ledger).lines.map(\.punctuality) == [.awaited, .awaited])
    #expect(try board(ledger, after: 599 + 3_600).lines[0].punctuality == .awaited)
    #expect(try board(ledger, after: 599 + 3_601).lines[0].punctuality == .noReport)
  }

  @Test func `puts silent desks first, without a condition and outside the percentages`() throws {
    var ledger = try ledgerWithMeeting()
    try ledger.plan("64.72.01.1003", 10)
    try report(&ledger, by: PilkadaLedger.balikpapan)
    let board = try board(ledger, after: 10_000)
    #expect(board.lines.map(\.desk) == ["64.72", "64.71"])
    #expect(board.lines[0].report == nil)
    #expect(board.share(\.villages).planned == 0)
  }

  @Test func `judges lateness on received, and keeps the miss`() throws {
    var ledger = try ledgerWithMeeting()
    ledger.ledger.wait(seconds: 600 + 340 * 60 - 2)
    try report(&ledger, by: PilkadaLedger.samarinda)
    let line = try board(ledger).lines.first { $0.desk == "64.72" }
    #expect(line?.punctuality == .late(minutes: 340, missed: true))
  }

  @Test(arguments: [(598, true), (599, true), (600, false)])
  func `tells when a late report says it was written, if that was before the cut-off`(
    secondsLater: Int64, isTold: Bool
  ) throws {
    var ledger = try ledgerWithMeeting()
    let written = ledger.ledger.clock.advanced(by: secondsLater)
    ledger.ledger.wait(seconds: 900)
    try report(&ledger, by: PilkadaLedger.samarinda, writtenAt: written)
    let line = try board(ledger).lines.first { $0.desk == "64.72" }
    #expect(line?.punctuality == .late(minutes: 6, missed: false))
    #expect(line?.saysWritten == (isTold ? written : nil))
  }

  @Test func `is the same board whenever it is asked for`() throws {
    var ledger = try ledgerWithMeeting()
    let monday = ledger.ledger.clock.advanced(by: 10_000)
    ledger.ledger.wait(seconds: 20_000)
    try report(&ledger, by: PilkadaLedger.samarinda)
    let rows = ReplayedRows(ledger.ledger.state)
    let asThen = try #require(try MondayBoard(meeting: label, at: monday, from: rows))
    #expect(asThen.lines.allSatisfy { $0.punctuality == .noReport })
  }

  @Test func `counts a withdrawn report as none`() throws {
    var ledger = try ledgerWithMeeting()
    try report(&ledger, by: PilkadaLedger.samarinda)
    let event = try #require(
      try board(ledger).lines.first { $0.desk == "64.72" }?.report?.event)
    try ledger.say(
      LedgerType.recordWithdrawn, about: "64.72", by: PilkadaLedger.samarinda,
      ["event": .string("\(event)"), "reason": "wrong_region"])
    #expect(try board(ledger).reported.isEmpty)
  }

  @Test func `marks a report of nothing against an alleged violation in the region`() throws {
    var ledger = try ledgerWithMeeting()
    try report(&ledger, by: PilkadaLedger.samarinda, kind: "nothing_to_report")
    #expect(try board(ledger).lines.contains { $0.isContradicted } == false)
    try ledger.say(
      PilkadaType.violationNoticed, about: "64.72.01", by: PilkadaLedger.samarinda,
      [
        "class": "undetermined", "kind": "money_politics", "knownAt": ledger.time(after: 0),
        "subjectKind": "unknown", "summary": "Dugaan pembagian uang di Palaran; rekaan belaka.",
        "violation": "VIO-64.72-0001",
      ])
    #expect(try board(ledger).lines.first { $0.isContradicted }?.desk == "64.72")
  }
}
