package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A coordination meeting under its label: when it begins, until when who must report, and what
/// became of it.
package struct MeetingRow: BlankRow {
  /// How the meeting was scheduled: the first that stands, until a later one under the same label
  /// is confirmed and takes its place.
  package var scheduled = Series<MeetingScheduled>()
  package var cancellations = Series<MeetingCancelled>()
  package var held = Series<MeetingHeld>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let scheduled = Series<MeetingScheduled>(row["scheduled"]),
      let cancellations = Series<MeetingCancelled>(row["cancellations"]),
      let held = Series<MeetingHeld>(row["held"])
    else { return nil }
    self.scheduled = scheduled
    self.cancellations = cancellations
    self.held = held
  }

  package var meeting: MeetingScheduled? { scheduled.counting.last }

  /// Whether the desks still owe their reports at an instant.
  ///
  /// A cancelled meeting is owed nothing, unless its cancellation says that reports stay due or
  /// was received after the grace: what was missed by then stays missed.
  package func owesReports(at instant: Instant) -> Bool {
    guard let meeting,
      let cancellation = cancellations.items.last(where: { $0.received <= instant })
    else { return true }
    return cancellation.reportsStillDue || cancellation.received > meeting.missedFrom
  }

  package var state: String {
    if !held.isEmpty { return "held" }
    if !cancellations.isEmpty { return "cancelled" }
    return scheduled.isEmpty ? "unscheduled" : "scheduled"
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("scheduled", scheduled.json), ("cancellations", cancellations.json), ("held", held.json),
      ("state", .string(state)), ("duplicateLabel", .boolean(scheduled.hasDuplicateLabel)),
    ]
    if let meeting {
      members.append(("startsAt", .string("\(Timestamp(utc: meeting.startsAt))")))
      members.append(("reportCutoff", .string("\(Timestamp(utc: meeting.reportCutoff))")))
      members.append(("desks", .texts(meeting.desks)))
    }
    if let board = held.last?.board {
      members.append(("boardSize", .integer(board.size)))
      members.append(("boardDigest", .string("\(board.digest)")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "meetings", version: 2,
    columns: [
      "state", "startsAt", "reportCutoff", "desks", "boardSize", "boardDigest", "duplicateLabel",
    ])
}

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

/// A decision that a meeting does not take place.
package struct MeetingCancelled: Contribution {
  package let index: Int64
  package let received: Instant
  /// Whether the desks owe their reports all the same.
  package let reportsStillDue: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    received = record.received
    reportsStillDue = record.data.flag("reportsStillDue")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let received = json.integer("received") else {
      return nil
    }
    self.index = index
    self.received = Instant(seconds: received)
    reportsStillDue = json.flag("reportsStillDue")
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("received", .integer(received.seconds)),
      ("reportsStillDue", .boolean(reportsStillDue)),
    ]
  }
}

/// A meeting that took place: who attended, and which board was shown.
package struct MeetingHeld: Contribution {
  /// One desk's attendance: present, late, represented or absent.
  package struct Attendance: Hashable, Sendable {
    package let desk: String
    package let attendance: String
  }

  package let index: Int64
  package let beganAt: Instant
  package let endedAt: Instant
  package let attendance: [Attendance]
  /// Nil when no board was shown.
  package let board: ShownBoard?

  package init(_ record: Record) {
    index = Int64(record.index)
    beganAt = record.event.time.instant
    endedAt = Instant(seconds: record.data.instant("endedAt") ?? 0)
    attendance = record.data.list("attendance").map(Attendance.init)
    board = ShownBoard(record.data["board"], instant: record.data["board"]?.instant("instant"))
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let began = json.integer("beganAt"),
      let ended = json.integer("endedAt")
    else { return nil }
    self.index = index
    beganAt = Instant(seconds: began)
    endedAt = Instant(seconds: ended)
    attendance = json.list("attendance").map(Attendance.init)
    board = ShownBoard(json["board"], instant: json["board"]?.integer("instant"))
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("beganAt", .integer(beganAt.seconds)),
      ("endedAt", .integer(endedAt.seconds)), ("attendance", .array(attendance.map(\.json))),
    ]
    if let board { members.append(("board", board.json)) }
    return members
  }
}

extension MeetingHeld.Attendance {
  fileprivate init(_ json: JSONValue) {
    desk = json.text("desk") ?? ""
    attendance = json.text("attendance") ?? ""
  }

  fileprivate var json: JSON { ["desk": .string(desk), "attendance": .string(attendance)] }
}

/// Which board a meeting was shown: enough to rebuild it from the entries and to compare.
package struct ShownBoard: Hashable, Sendable {
  /// The board was rebuilt from the entries below this index.
  package let size: Int64
  /// The clock that what is late or missing was judged by.
  package let instant: Instant
  package let view: String
  package let version: Int64
  /// SHA-256 of the board in canonical JSON, as `ledger board --json` prints it, without the end of
  /// its line.
  package let digest: Hash

  /// The board that an object tells of, with the instant read apart; nil when there is none.
  init?(_ json: JSONValue?, instant: Int64?) {
    guard let json, let size = json.integer("size"), let instant, let view = json.text("view"),
      let version = json.integer("version"), let digest = json.hash("digest")
    else { return nil }
    self.size = size
    self.instant = Instant(seconds: instant)
    self.view = view
    self.version = version
    self.digest = digest
  }

  var json: JSON {
    [
      "size": .integer(size), "instant": .integer(instant.seconds), "view": .string(view),
      "version": .integer(version), "digest": .string("\(digest)"),
    ]
  }
}
