import CanonicalJSON
import DeskPilkada
import EventLedger
import Testing

@Suite struct DeskLabelTests {
  @Test(
    arguments: [
      ([], "VIO-64.71-0001"), (["VIO-64.71-0001", "VIO-64.71-0007"], "VIO-64.71-0008"),
      (["VIO-64.72-0009", "SHP-64.71-0009", "VIO-64.71-lama"], "VIO-64.71-0001"),
      (["VIO-64.71-9999"], "VIO-64.71-10000"),
    ])
  func `counts on from the desk's highest number`(used: [String], next: String) throws {
    let label = try #require(PlainWord.violation.label)
    let day = try #require(CivilDate(year: 2024, month: 11, day: 25))
    #expect(label.next(of: "64.71", on: day, after: used) == next)
  }

  @Test func `dates a report and numbers those of one day`() throws {
    let label = try #require(PlainWord.report.label)
    let day = try #require(CivilDate(year: 2024, month: 11, day: 25))
    var used: [String] = []
    while let next = label.next(of: "64.71", on: day, after: used) { used.append(next) }
    #expect(used.count == 9)
    #expect(used[0] == "REP-64.71-2024-11-25")
    #expect(used[8] == "REP-64.71-2024-11-25-9")
  }

  @Test(
    arguments: [
      ("2024-11-17T23:00:00Z", "rakor-2024-11-18"), ("2024-11-18T00:30:00Z", "rakor-2024-11-18"),
      ("2024-11-18T15:59:59Z", "rakor-2024-11-18"), ("2024-11-18T16:00:00Z", "rakor-2024-11-25"),
      ("2024-11-25T16:00:00Z", nil),
    ])
  func `gives a report to the meeting of the day, or else the next`(
    time: String, meeting: String?
  ) throws {
    var ledger = try PilkadaLedger()
    for (day, desk) in [("18", "64.71"), ("25", "64.71"), ("21", "64.72")] {
      try ledger.say(
        PilkadaType.meetingScheduled, about: "64", by: PilkadaLedger.province,
        [
          "channel": "zoom", "desks": [.string(desk)], "graceMinutes": 60,
          "meeting": "rakor-2024-11-\(day)",
          "reportCutoff": "2024-11-\(day)T08:00:00+08:00",
          "startsAt": "2024-11-\(day)T09:00:00+08:00",
        ])
    }
    let now = try #require(Timestamp(time)).instant
    let due = try MeetingScheduled.due(
      from: "64.71", at: now, offsetMinutes: 480, in: ledger.rows)
    #expect(due?.label == meeting)
  }
}
