package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A report under its label, and how often it was sent back.
package struct ReportRow: BlankRow {
  package var submissions = Series<ReportSubmitted>()
  package var returns = Series<ReportReturned>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let submissions = Series<ReportSubmitted>(row["submissions"]),
      let returns = Series<ReportReturned>(row["returns"])
    else { return nil }
    self.submissions = submissions
    self.returns = returns
  }

  /// What the label leads to.
  package var report: ReportSubmitted? { submissions.first }

  package var state: String {
    if let report {
      return returns.items.contains { $0.index > report.index } ? "returned" : "submitted"
    }
    return returns.isEmpty ? "withdrawn" : "unknown"
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("submissions", submissions.json), ("returns", returns.json), ("state", .string(state)),
      ("duplicateLabel", .boolean(submissions.hasDuplicateLabel)),
    ]
    if let report {
      members.append(("desk", .string(report.desk)))
      members.append(("received", .string("\(Timestamp(utc: report.received))")))
      members.append(("kind", .string(report.kind)))
      members.append(("condition", .string(report.condition)))
      if let was = report.conditionWas { members.append(("conditionWas", .string(was))) }
      if let meeting = report.meeting { members.append(("meeting", .string(meeting))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "reports", version: 1,
    columns: [
      "state", "desk", "meeting", "received", "kind", "condition", "conditionWas",
      "duplicateLabel",
    ])
}

/// One report, as far as the board shows it.
package struct ReportSubmitted: Labelled {
  package let index: Int64
  package let event: Hash
  package let label: String
  package let desk: String
  /// The meeting it is for; nil for one that nobody asked for.
  package let meeting: String?
  package let received: Instant
  /// When the desk says it wrote the report down.
  package let recorded: Instant
  package let kind: String
  package let condition: String
  /// The condition as it was signed, where a correction changed it.
  package let conditionWas: String?
  package let districtsHeard: Int64
  /// When the oldest of the sources speaks of.
  package let oldestSource: Instant
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("report") ?? ""
    desk = record.event.author.desk
    meeting = record.data.text("meeting")
    received = record.received
    recorded = record.event.recordedTime.instant
    kind = record.data.text("kind") ?? ""
    condition = record.data.text("condition") ?? ""
    conditionWas = record.was("condition")
    districtsHeard = record.data.integer("districtsHeard") ?? 0
    let sources = record.data.list("sources").compactMap { $0.instant("asOf") }
    oldestSource = Instant(seconds: sources.min() ?? record.event.time.instant.seconds)
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let event = json.hash("event"),
      let label = json.text("report"), let desk = json.text("desk"),
      let received = json.integer("received"), let recorded = json.integer("recorded"),
      let kind = json.text("kind"), let condition = json.text("condition"),
      let districtsHeard = json.integer("districtsHeard"),
      let oldestSource = json.integer("oldestSource")
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.desk = desk
    meeting = json.text("meeting")
    self.received = Instant(seconds: received)
    self.recorded = Instant(seconds: recorded)
    self.kind = kind
    self.condition = condition
    conditionWas = json.text("conditionWas")
    self.districtsHeard = districtsHeard
    self.oldestSource = Instant(seconds: oldestSource)
    isConfirmed = json.flag("confirmed")
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("report", .string(label)),
      ("desk", .string(desk)), ("received", .integer(received.seconds)),
      ("recorded", .integer(recorded.seconds)), ("kind", .string(kind)),
      ("condition", .string(condition)), ("districtsHeard", .integer(districtsHeard)),
      ("oldestSource", .integer(oldestSource.seconds)), ("confirmed", .boolean(isConfirmed)),
    ]
    if let meeting { members.append(("meeting", .string(meeting))) }
    if let conditionWas { members.append(("conditionWas", .string(conditionWas))) }
    return members
  }
}

/// A report that was sent back for completion.
package struct ReportReturned: Contribution {
  package let index: Int64
  package let received: Instant
  package let reasons: [String]
  /// Until when it is to be completed; nil when no time was set.
  package let newDueAt: Instant?

  package init(_ record: Record) {
    index = Int64(record.index)
    received = record.received
    reasons = record.data.texts("reasons")
    newDueAt = record.data.instant("newDueAt").map { Instant(seconds: $0) }
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let received = json.integer("received") else {
      return nil
    }
    self.index = index
    self.received = Instant(seconds: received)
    reasons = json.texts("reasons")
    newDueAt = json.integer("newDueAt").map { Instant(seconds: $0) }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("received", .integer(received.seconds)),
      ("reasons", .texts(reasons)),
    ]
    if let newDueAt { members.append(("newDueAt", .integer(newDueAt.seconds))) }
    return members
  }
}
