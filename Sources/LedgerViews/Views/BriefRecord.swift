package import CanonicalJSON
package import DeskPilkada
import EventLedger

/// The brief for programs, with everything that the page only counts.
package struct BriefRecord {
  private let brief: MondayBrief
  private let size: UInt64
  private let isRehearsal: Bool
  private let offsetMinutes: Int

  /// `size`: the number of entries its state was folded from; `offsetMinutes`: the ledger's own
  /// offset.
  package init(of brief: MondayBrief, size: UInt64, isRehearsal: Bool, offsetMinutes: Int) {
    self.brief = brief
    self.size = size
    self.isRehearsal = isRehearsal
    self.offsetMinutes = offsetMinutes
  }

  package var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("clocks", .array(brief.clocks.map(json))), ("desks", .array(brief.desks.map(json))),
      ("gaps", .array(brief.gaps.map(json))), ("incidents", .array(brief.incidents.map(json))),
      ("instant", .string(brief.board.instant.utc)), ("meeting", .string(brief.board.meeting)),
      ("meetings", .array(brief.meetings.map(json))),
      ("notes", .array(brief.board.notes.map(\.json))),
      ("overdueInstructions", .array(brief.overdue.map(json))),
      ("rehearsal", .boolean(isRehearsal)),
      ("silent", .array(brief.silent.map { .string($0.desk) })), ("size", .integer(Int64(size))),
    ]
    if let day = brief.votingDay {
      let days = day.daysLeft(at: brief.board.instant, offsetMinutes: offsetMinutes)
      members += [
        ("votingDay", .string(day.startsAt.utc)), ("daysToVoting", .integer(Int64(days))),
      ]
    }
    return JSON(members: members)
  }

  private func json(_ meeting: MondayBrief.Meeting) -> JSON {
    let count = meeting.count
    let figures = [
      ("awaited", count.awaited), ("expected", count.expected), ("late", count.late),
      ("missed", count.missed), ("missing", count.missing), ("notOwed", count.notOwed),
      ("nothingToReport", count.nothingToReport), ("onTime", count.onTime),
      ("received", count.received), ("returned", count.returned), ("waived", count.waived),
    ]
    return JSON(
      members: [("meeting", .string(meeting.label))]
        + figures.map { ($0.0, .integer(Int64($0.1))) })
  }

  private func json(_ desk: DeskReadiness) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("desk", .string(desk.desk)), ("name", .string(desk.name)),
      ("reported", .boolean(desk.hasReported)),
      ("complete", .array(desk.villages.complete.map { .string($0) })),
      ("unknown", .array(desk.villages.unknown.map { .string($0) })),
      (
        "incomplete",
        .array(
          desk.villages.incomplete.map { village in
            [
              "region": .string(village.region), "missing": .array(village.missing.map(\.json)),
            ]
          })
      ),
    ]
    if let complete = desk.isComplete { members.append(("isComplete", .boolean(complete))) }
    if let declared = desk.declared { members.append(("declared", declared.json)) }
    return JSON(members: members)
  }

  private func json(_ gap: LogisticsGap) -> JSON {
    [
      "desk": .string(gap.desk), "item": .string(gap.item), "missing": .integer(gap.missing),
      "needed": .integer(gap.needed), "villages": .integer(Int64(gap.villages)),
    ]
  }

  private func json(_ incident: SeriousIncident) -> JSON {
    [
      "beganAt": .string(incident.report.beganAt.utc), "dead": .integer(incident.dead),
      "entry": .integer(Int64(incident.newest)), "incident": .string(incident.key),
      "injured": .integer(incident.injured), "kind": .string(incident.report.kind),
      "new": .boolean(incident.isNew), "open": .boolean(incident.isOpen),
      "region": .string(incident.report.region),
      "severity": .string(incident.severity.rawValue),
    ]
  }

  private func json(_ running: MondayBrief.RunningClock) -> JSON {
    [
      "daysLeft": .integer(Int64(running.clock.daysLeft(at: brief.board.instant))),
      "endsAt": .string(running.clock.endsAt.utc),
      "entry": .integer(Int64(running.violation.newest)),
      "limit": .string(running.clock.limit.rawValue),
      "region": .string(running.violation.notice.region),
      "violation": .string(running.violation.key),
    ]
  }

  private func json(_ open: OpenTask) -> JSON {
    [
      "desk": .string(open.task.desk), "dueAt": .string(open.task.issue.dueAt.utc),
      "entry": .integer(Int64(open.newest)), "instruction": .string(open.key),
      "owedSince": .string(open.task.owedSince.utc),
      "priority": .string(open.task.issue.priority),
    ]
  }
}

extension LogisticsCompleteness.Missing {
  /// What is lacking of one item, for programs.
  var json: JSON {
    ["item": .string(item), "needed": .integer(needed), "received": .integer(received)]
  }
}

extension ReadinessDeclared {
  /// A readiness statement, for programs.
  var json: JSON {
    [
      "asOf": .string(asOf.utc), "complete": .boolean(isComplete), "downTo": .string(downTo),
      "entry": .integer(index), "missing": .integer(Int64(missing.count)),
    ]
  }
}
