package import CanonicalJSON
package import EventLedger

/// A coordination meeting under its label: when it begins, and until when who must report.
package struct MeetingRow: ProjectionRow {
  /// The first that stands is the meeting; more are flagged and count nowhere.
  package var scheduled = Series<MeetingScheduled>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let scheduled = Series<MeetingScheduled>(row["scheduled"]) else { return nil }
    self.scheduled = scheduled
  }

  package var meeting: MeetingScheduled? { scheduled.first }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("scheduled", scheduled.json), ("duplicateLabel", .boolean(scheduled.count > 1)),
    ]
    if let meeting {
      members.append(("startsAt", .string("\(Timestamp(utc: meeting.startsAt))")))
      members.append(("reportCutoff", .string("\(Timestamp(utc: meeting.reportCutoff))")))
      members.append(("desks", .texts(meeting.desks)))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "meetings", version: 1,
    columns: ["startsAt", "reportCutoff", "desks", "duplicateLabel"])
}

/// A meeting as it was scheduled once.
package struct MeetingScheduled: Contribution {
  package let index: Int64
  package let startsAt: Instant
  package let reportCutoff: Instant
  /// How long after the cut-off a report is late and not yet missed, in minutes.
  package let graceMinutes: Int64
  /// The desks that owe a report.
  package let desks: [String]

  package init(_ record: Record) {
    index = Int64(record.index)
    startsAt = Instant(seconds: record.data.instant("startsAt") ?? 0)
    reportCutoff = Instant(seconds: record.data.instant("reportCutoff") ?? 0)
    graceMinutes = record.data.integer("graceMinutes") ?? 0
    desks = record.data.texts("desks")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let start = json.integer("startsAt"),
      let cutoff = json.integer("reportCutoff"), let grace = json.integer("graceMinutes")
    else { return nil }
    self.index = index
    startsAt = Instant(seconds: start)
    reportCutoff = Instant(seconds: cutoff)
    graceMinutes = grace
    desks = json.texts("desks")
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("startsAt", .integer(startsAt.seconds)),
      ("reportCutoff", .integer(reportCutoff.seconds)), ("graceMinutes", .integer(graceMinutes)),
      ("desks", .texts(desks)),
    ]
  }
}
