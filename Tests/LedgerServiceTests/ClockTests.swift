import EventLedger
import LedgerService
import Testing

@Suite struct ClockTests {
  @Test(
    arguments: [
      // A quiet day, and a quiet week, of a clock that something keeps right.
      ("2024-11-19T07:00:00+08:00", true, false), ("2024-11-25T07:00:00+08:00", true, false),
      ("2024-11-25T07:00:01+08:00", true, true),
      // Nothing keeps it: more than a day is a leap.
      ("2024-11-19T07:00:00+08:00", false, false), ("2024-11-19T07:00:01+08:00", false, true),
      ("2024-11-23T07:00:00+08:00", false, true),
    ])
  func `doubts a clock that leaps, sooner where nothing keeps it right`(
    time: String, isKept: Bool, isLeap: Bool
  ) throws {
    let office = try Office()
    try office.open()
    let ledger = try LedgerAppender(at: office.workplace)
    try office.set(time)
    office.keepClock(isKept)
    let doubt = try ledger.doubt(about: ledger.now())
    if case .leap = doubt { #expect(isLeap) } else { #expect(doubt == nil && !isLeap) }
  }

  @Test func `takes nothing in by a clock that leaps until a person has looked at it`() async throws
  {
    let office = try Office()
    try office.open()
    let ledger = try await office.ledger(withDesk: "64.72")
    try office.set("2024-11-23T07:00:00+08:00")
    office.keepClock(false)
    let (key, now) = (try office.key("64.72"), try ledger.now())
    #expect(throws: ClockFault.self) { try ledger.preview(try office.draft(1), by: key, at: now) }
    await #expect(throws: ClockFault.self) {
      _ = try await ledger.append(try office.draft(1), by: key, at: now)
    }
    #expect(throws: ClockFault.self) { try ledger.seal() }
    var checked = LedgerAppender.Circumstances()
    checked.clockChecked = true
    _ = try await ledger.append(try office.draft(1), by: key, at: now, checked)
  }

  @Test func `says from when on entries go in again`() throws {
    let office = try Office()
    try office.open()
    let ledger = try LedgerAppender(at: office.workplace)
    try office.set("2024-11-18T06:00:00+08:00")
    guard case .behind(_, _, let opens)? = try ledger.doubt(about: ledger.now()) else {
      Issue.record("a clock an hour behind is believed")
      return
    }
    #expect("\(opens)" == "2024-11-18T06:55:00+08:00")
  }
}
