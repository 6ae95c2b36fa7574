import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct BriefTests {
  private let village = ("village_post", "64.72.01.1003")

  /// A meeting of both cities that begins in an hour, and a village that needs ten boxes.
  private func prepared() throws -> PilkadaLedger {
    var ledger = try PilkadaLedger()
    try ledger.plan("64.72.01.1003", 10)
    try meet(&ledger, "rakor-2024-11-25", after: 3_600)
    return ledger
  }

  private func meet(_ ledger: inout PilkadaLedger, _ label: String, after seconds: Int64) throws {
    try ledger.say(
      PilkadaType.meetingScheduled, about: "64", by: PilkadaLedger.province,
      [
        "channel": "zoom", "desks": ["64.71", "64.72"], "graceMinutes": 60,
        "meeting": .string(label), "reportCutoff": ledger.time(after: seconds - 1_800),
        "startsAt": ledger.time(after: seconds),
      ])
  }

  private func brief(_ ledger: PilkadaLedger, after seconds: Int64 = 0) throws -> MondayBrief {
    try #require(
      try MondayBrief(
        meeting: nil, at: ledger.ledger.clock.advanced(by: seconds), offsetMinutes: 480,
        from: ReplayedRows(ledger.ledger.state)))
  }

  private func readiness(of desk: String, in ledger: PilkadaLedger) throws -> DeskReadiness {
    try #require(try brief(ledger).desks.first { $0.desk == desk })
  }

  @Test func `calls a desk complete only when every village has all that was planned`() throws {
    var ledger = try prepared()
    #expect(try readiness(of: "64.72", in: ledger).isComplete == false)
    #expect(try readiness(of: "64.71", in: ledger).isComplete == nil)
    try ledger.receive("SHP-kpu-64-0001", at: village, 9)
    #expect(try readiness(of: "64.72", in: ledger).isComplete == false)
    try ledger.receive("SHP-kpu-64-0002", at: village, 1)
    #expect(try readiness(of: "64.72", in: ledger).isComplete == true)
  }

  @Test func `sums what the villages of a desk lack, and nothing of those that have enough`() throws
  {
    var ledger = try prepared()
    try ledger.receive("SHP-kpu-64-0001", at: village, 7, damaged: 1)
    let gaps = try brief(ledger).gaps
    #expect(gaps.map(\.missing) == [4])
    #expect(gaps.map(\.needed) == [10])
    #expect(gaps.map(\.villages) == [1])
    try ledger.receive("SHP-kpu-64-0002", at: village, 4)
    #expect(try brief(ledger).gaps.isEmpty)
  }

  @Test func `reviews four meetings at most, the newest first`() throws {
    var ledger = try prepared()
    for day in 18...22 {
      try meet(&ledger, "rakor-2024-11-\(day)", after: Int64(day) * 60 - 86_400)
    }
    let brief = try brief(ledger, after: 10_000)
    #expect(
      brief.meetings.map(\.label) == [
        "rakor-2024-11-25", "rakor-2024-11-22", "rakor-2024-11-21", "rakor-2024-11-20",
      ])
    #expect(brief.meetings[0].count.missing == 2)
    #expect(brief.silent.map(\.desk) == ["64.71", "64.72"])
  }

  @Test func `counts calendar days to the voting, and knows of none before it is scheduled`() throws
  {
    var ledger = try prepared()
    #expect(try brief(ledger).votingDay == nil)
    try ledger.say(
      PilkadaType.stageScheduled, about: "64", by: PilkadaLedger.registrar,
      [
        "endsAt": ledger.time(after: 4 * 86_400), "regulation": "rekaan", "stage": "voting",
        "startsAt": ledger.time(after: 3 * 86_400),
      ])
    let clock = ledger.ledger.clock
    let day = try #require(try brief(ledger).votingDay)
    #expect(day.daysLeft(at: clock, offsetMinutes: 480) == 3)
    #expect(day.daysLeft(at: clock.advanced(by: 4 * 86_400), offsetMinutes: 480) == -1)
  }

  @Test func `notes what is set aside, and a count that was typed twice`() throws {
    var ledger = try prepared()
    #expect(try brief(ledger).board.notes.isEmpty)
    try ledger.receive("SHP-kpu-64-0001", at: village, 7)
    try ledger.receive("SHP-kpu-64-0001", at: village, 7)
    let stray = try ledger.receive(
      "SHP-64.71-0001", at: ("village_post", "64.72.01.1003"), 1,
      by: PilkadaLedger.balikpapan)
    #expect(try ledger.reason(stray) == StandingReason.outOfScope)
    let notes = try brief(ledger).board.notes
    #expect(notes.map(\.kind) == [.setAside, .possibleDuplicate])
    #expect(notes.last?.keys == ["SHP-kpu-64-0001"])
  }

  @Test func `notes corrections that contradict, by the entry of the last`() throws {
    var ledger = try prepared()
    let receipt = try ledger.receive("SHP-kpu-64-0001", at: village, 7)
    for count in [8, 9] {
      try ledger.say(
        LedgerType.recordCorrected, about: village.1, by: PilkadaLedger.kpu,
        [
          "event": .string("\(receipt.event.hash)"), "reason": "typing",
          "values": [["pointer": "/data/lines/0/counted", "value": .integer(Int64(count))]],
        ])
    }
    let size = ledger.ledger.state.size
    #expect(
      try brief(ledger).board.notes == [SideNote(kind: .conflict, keys: ["\(size - 1)"])])
  }
}
