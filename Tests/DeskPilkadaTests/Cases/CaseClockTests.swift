import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct CaseClockTests {
  private func instant(_ text: String) throws -> Instant { try #require(Timestamp(text)).instant }

  private func clock(from text: String, days: Int = 7, stopped: String? = nil) throws -> CaseClock {
    CaseClock(
      limit: .filing, startedAt: try instant(text), days: days,
      stoppedAt: try stopped.map(instant), offsetMinutes: 480)
  }

  @Test(arguments: [
    ("2024-11-21T00:00:00+08:00", 7, "2024-11-29T00:00:00+08:00"),
    ("2024-11-21T23:59:59+08:00", 7, "2024-11-29T00:00:00+08:00"),
    ("2024-11-21T16:00:00Z", 7, "2024-11-30T00:00:00+08:00"),
    ("2024-11-27T09:00:00+08:00", 3, "2024-12-01T00:00:00+08:00"),
    ("2024-12-30T09:00:00+08:00", 5, "2025-01-05T00:00:00+08:00"),
    ("2024-02-27T09:00:00+08:00", 3, "2024-03-02T00:00:00+08:00"),
  ])
  func `runs to the end of the last calendar day at the ledger's offset`(
    start: String, days: Int, end: String
  ) throws {
    #expect(try clock(from: start, days: days).endsAt == instant(end))
  }

  @Test(arguments: [
    ("2024-11-21T12:00:00+08:00", 7, false), ("2024-11-22T00:00:00+08:00", 6, false),
    ("2024-11-28T23:59:59+08:00", 0, false), ("2024-11-29T00:00:00+08:00", -1, true),
    ("2024-12-02T00:00:00+08:00", -4, true),
  ])
  func `counts down by days, and is overdue on the day after the last`(
    now: String, left: Int, isOverdue: Bool
  ) throws {
    let clock = try clock(from: "2024-11-21T08:30:00+08:00")
    #expect(clock.daysLeft(at: try instant(now)) == left)
    #expect(clock.isOverdue(at: try instant(now)) == isOverdue)
  }

  @Test func `stops when what is owed is done, in time or too late`() throws {
    let start = "2024-11-21T08:30:00+08:00"
    let inTime = try clock(from: start, stopped: "2024-11-28T23:59:59+08:00")
    let late = try clock(from: start, stopped: "2024-11-29T00:00:00+08:00")
    let after = try instant("2024-12-01T00:00:00+08:00")
    #expect(!inTime.isOverdue(at: after) && !inTime.wasMissed)
    #expect(!late.isOverdue(at: after) && late.wasMissed)
  }

  @Test func `gives three days to decide, and two more once`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    try ledger.step(PilkadaType.violationFiled)
    try ledger.step(PilkadaType.violationPreliminaryAssessed)
    try ledger.step(PilkadaType.violationRegistered)
    func days() throws -> [Int]? {
      try ledger.violation()?.course().clocks(offsetMinutes: 480).map(\.days)
    }
    #expect(try days() == [7, 3])
    try ledger.step(PilkadaType.violationTimeExtended)
    #expect(try days() == [7, 5])
    try ledger.step(PilkadaType.violationTimeExtended)
    #expect(try days() == [7, 5])
    #expect(try ledger.violation()?.course().outOfOrder.map(\.kind) == [.timeExtended])
  }

  @Test func `knows at an instant only what had happened by then`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    let then = ledger.ledger.clock.advanced(by: 9 * 86_400)
    ledger.ledger.wait(seconds: 10 * 86_400)
    try ledger.step(PilkadaType.violationFiled)
    let row = try #require(try ledger.violation())
    let thenClock = try #require(row.course(until: then).clocks(offsetMinutes: 480).first)
    let nowClock = try #require(row.course().clocks(offsetMinutes: 480).first)
    #expect(thenClock.isOverdue(at: then))
    #expect(!nowClock.isOverdue(at: ledger.ledger.clock) && nowClock.wasMissed)
  }
}
