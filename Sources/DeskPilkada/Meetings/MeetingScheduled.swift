package import CanonicalJSON
package import EventLedger

/// A meeting as it was scheduled once.
package struct MeetingScheduled: Labelled {
  package let index: Int64
  package let startsAt: Instant
  package let reportCutoff: Instant
  /// How long after the cut-off a report is late and not yet missed, in minutes.
  package let graceMinutes: Int64
  /// The desks that owe a report.
  package let desks: [String]
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    startsAt = Instant(seconds: record.data.instant("startsAt") ?? 0)
    reportCutoff = Instant(seconds: record.data.instant("reportCutoff") ?? 0)
    graceMinutes = record.data.integer("graceMinutes") ?? 0
    desks = record.data.texts("desks")
    isConfirmed = record.isConfirmed
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
    isConfirmed = json.flag("confirmed")
  }

  /// The last moment at which a report is late and not missed.
  package var missedFrom: Instant { reportCutoff.advanced(by: graceMinutes * 60) }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("startsAt", .integer(startsAt.seconds)),
      ("reportCutoff", .integer(reportCutoff.seconds)), ("graceMinutes", .integer(graceMinutes)),
      ("desks", .texts(desks)), ("confirmed", .boolean(isConfirmed)),
    ]
  }
}
