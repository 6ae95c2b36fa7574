import CanonicalJSON
import DeskPilkada
import EventLedger

/// The Monday meetings of a synthetic season and the reports that are due before them.
struct SyntheticCalendar {
  private let desks: [String]
  private let meetings: [Meeting]
  private var scheduled = 0
  private var held = 0
  /// The reports still to come, with the meeting they are for.
  private var awaited: [(desk: String, meeting: Meeting)] = []

  struct Meeting {
    let label: String
    let startsAt: Instant
    var cutoff: Instant { startsAt.advanced(by: -3_600) }
  }

  /// 07:00 on the day of voting.
  static let votingOpens = Instant(seconds: 1_732_662_000)
  /// Monday 30 September 2024, 09:00.
  private static let firstMeeting = Instant(seconds: 1_727_658_000)
  private static let week: Int64 = 7 * 86_400

  init(desks: [String]) {
    self.desks = desks
    meetings = (0..<9).map { number in
      let startsAt = Self.firstMeeting.advanced(by: Self.week * Int64(number))
      return Meeting(label: "rakor-\(SyntheticText.day(startsAt))", startsAt: startsAt)
    }
  }

  /// The meetings called in a window, six days before, and those that were held in it.
  mutating func meetings(in window: SyntheticWindow, of province: String) -> [SyntheticMoment] {
    var moments: [SyntheticMoment] = []
    while scheduled < meetings.count,
      meetings[scheduled].startsAt.advanced(by: -6 * 86_400) <= window.end
    {
      let meeting = meetings[scheduled]
      scheduled += 1
      // A meeting that is over when the season begins never took place.
      guard meeting.startsAt > window.end else {
        held = max(held, scheduled)
        continue
      }
      awaited += desks.map { ($0, meeting) }
      moments.append(invitation(to: meeting, by: province))
    }
    while held < scheduled, meetings[held].startsAt.advanced(by: 5_400) <= window.end {
      moments.append(minutes(of: meetings[held], by: province))
      held += 1
    }
    return moments
  }

  /// The reports that come in a window: nearly all before the cut-off, some in the two days after
  /// it, some never.
  mutating func reports(
    in window: SyntheticWindow, _ random: inout SeededRandom
  ) -> [(desk: String, meeting: String)] {
    var come: [(desk: String, meeting: String)] = []
    var waiting: [(desk: String, meeting: Meeting)] = []
    let length = window.end.seconds(since: window.start)
    for report in awaited {
      let left = report.meeting.cutoff.seconds(since: window.end)
      if left > max(length, 43_200) {
        waiting.append(report)
      } else if random.chance(left >= 0 ? 75 : 30) {
        come.append((report.desk, report.meeting.label))
      } else if left > -2 * 86_400 {
        waiting.append(report)
      }
    }
    awaited = waiting
    return come
  }

  private func invitation(to meeting: Meeting, by province: String) -> SyntheticMoment {
    SyntheticMoment(
      province, PilkadaType.meetingScheduled, about: province,
      [
        ("meeting", .string(meeting.label)), ("startsAt", SyntheticText.time(meeting.startsAt)),
        ("reportCutoff", SyntheticText.time(meeting.cutoff)), ("graceMinutes", 60),
        ("channel", "zoom"), ("desks", .array(desks.map { .string($0) })),
        ("agenda", ["readiness", "logistics", "security"]),
      ])
  }

  private func minutes(of meeting: Meeting, by province: String) -> SyntheticMoment {
    let attendance = desks.enumerated().map { position, desk -> JSON in
      ["desk": .string(desk), "attendance": position == 7 ? "represented" : "present"]
    }
    return SyntheticMoment(
      province, PilkadaType.meetingHeld, about: province, at: meeting.startsAt,
      [
        ("meeting", .string(meeting.label)),
        ("endedAt", SyntheticText.time(meeting.startsAt.advanced(by: 5_400))),
        ("attendance", .array(attendance)), ("partners", ["kpu", "bawaslu", "polri"]),
        ("summary", SyntheticText.text("rapat rekaan", "a made-up meeting")),
      ])
  }
}
