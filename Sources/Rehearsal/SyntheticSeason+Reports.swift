import CanonicalJSON
import DeskPilkada
import EventLedger

/// Reports, outreach and turnout, and what the province does about meetings and reports.
extension SyntheticSeason {
  /// A desk's report, its numbers of a day used up after nine; then what it did with the public.
  mutating func report(
    _ desk: String, for meeting: String?, in window: SyntheticWindow
  ) -> SyntheticMoment {
    let day = SyntheticText.day(window.end)
    let label = label(
      "REP-\(desk)-\(day)", countMax: 9, { $0 == 1 ? "" : "-\($0)" })
    guard let label, let regency = regencies.first(where: { $0.code == desk }) else {
      return outreach()
    }
    reports.append((label, desk))
    if reports.count > 100 { reports.removeFirst() }
    let isQuiet = random.chance(20)
    let sources = regency.districts.prefix(3).map { district -> JSON in
      [
        "kind": "district", "region": .string(district),
        "asOf": SyntheticText.time(
          window.start.advanced(by: -3_600 * Int64(1 + random.number(40)))),
      ]
    }
    let condition = random.pick(isQuiet ? ["conducive", "watch"] : Self.conditions)
    let topics = ["readiness", "conduct", "coordination"].map { topic -> JSON in
      ["topic": .string(topic), "condition": .string(random.pick(Self.conditions))]
    }
    var data: [(name: String, value: JSON)] = [
      ("report", .string(label)),
      ("kind", .string(isQuiet ? "nothing_to_report" : random.pick(["situation", "logistics"]))),
      ("condition", .string(condition)),
      (
        "statement", SyntheticText.text("keadaan rekaan di wilayah ini", "a made-up condition here")
      ),
      ("sources", .array(sources)), ("districtsHeard", .integer(Int64(sources.count))),
      ("villagesHeard", .integer(Int64(random.number(20)))), ("topics", .array(topics)),
    ]
    if let meeting { data.append(("meeting", .string(meeting))) }
    return SyntheticMoment(desk, PilkadaType.reportSubmitted, about: desk, data)
  }

  private static let conditions = ["conducive", "conducive", "conducive", "watch", "disturbed"]

  mutating func returnedReport(in window: SyntheticWindow) -> SyntheticMoment? {
    guard let report = random.take(&reports) else { return nil }
    return SyntheticMoment(
      province, PilkadaType.reportReturned, about: report.desk,
      [
        ("report", .string(report.label)),
        ("reasons", [.string(random.pick(["incomplete", "no_source", "stale"]))]),
        ("newDueAt", later(window, hours: 24)),
        ("note", SyntheticText.text("mohon dilengkapi", "please complete")),
      ])
  }

  mutating func outreach() -> SyntheticMoment {
    let regency = regency()
    let author = author(in: regency, or: [.kpu, .bawaslu, .police])
    return outreach(by: author, about: village(of: regency))
  }

  mutating func outreach(by author: String, about subject: String) -> SyntheticMoment {
    SyntheticMoment(
      author, PilkadaType.outreachHeld, about: subject,
      [
        ("topic", .string(random.pick(["voting_procedure", "participation", "money_politics"]))),
        ("audience", .string(random.pick(["public", "first_time_voters", "civil_servants"]))),
        ("channel", "in_person"), ("participants", .integer(Int64(10 + random.number(200)))),
      ])
  }

  mutating func turnout(in window: SyntheticWindow) -> SyntheticMoment {
    let regency = regency()
    let time = window.end
    return SyntheticMoment(
      regency.code, PilkadaType.turnoutReported, about: village(of: regency), at: time,
      [
        ("slot", SyntheticText.time(time.advanced(by: -1_800))),
        ("voters", .integer(Int64(random.number(900)))),
        ("stationsReporting", .integer(Int64(1 + random.number(4)))), ("source", "kpu"),
      ])
  }

  mutating func waiver(in window: SyntheticWindow) -> SyntheticMoment {
    SyntheticMoment(
      province, PilkadaType.obligationWaived, about: province,
      [
        ("meeting", .string("rakor-\(SyntheticText.day(window.end))")),
        ("desk", .string(regency().code)),
        ("reason", SyntheticText.text("jaringan putus", "no network")),
      ])
  }

  /// A second meeting of a day, called and called off.
  mutating func cancelledMeeting(in window: SyntheticWindow) -> [SyntheticMoment] {
    let startsAt = window.end.advanced(by: 7 * 86_400)
    let name = label("rakor-\(SyntheticText.day(startsAt))", countMax: 8, { "-\($0 + 1)" })
    guard let name else { return [] }
    let desks = regencies.map { JSON.string($0.code) }
    return [
      SyntheticMoment(
        province, PilkadaType.meetingScheduled, about: province,
        [
          ("meeting", .string(name)), ("startsAt", SyntheticText.time(startsAt)),
          ("reportCutoff", SyntheticText.time(startsAt.advanced(by: -3_600))),
          ("graceMinutes", 60), ("channel", "hybrid"), ("desks", .array(desks)),
        ]),
      SyntheticMoment(
        province, PilkadaType.meetingCancelled, about: province,
        [
          ("meeting", .string(name)), ("reportsStillDue", false),
          ("reason", SyntheticText.text("digabung", "merged with another")),
        ]),
    ]
  }
}
