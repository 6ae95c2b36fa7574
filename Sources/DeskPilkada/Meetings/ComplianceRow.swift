package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// What one desk reported for one meeting, in the order the log took it in.
///
/// Whether a report was late follows from `received`; whether one is missing follows from the
/// clock, and is the board's to say.
package struct ComplianceRow: ProjectionRow {
  package var reports = Series<ReportSubmitted>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let reports = Series<ReportSubmitted>(row["reports"]) else { return nil }
    self.reports = reports
  }

  /// The report that counts for punctuality.
  package var first: ReportSubmitted? { reports.first }
  /// The report that tells the condition.
  package var latest: ReportSubmitted? { reports.last }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("reports", reports.json)]
    if let first { members.append(("firstReceived", .string("\(Timestamp(utc: first.received))"))) }
    if let latest {
      members.append(("kind", .string(latest.kind)))
      members.append(("condition", .string(latest.condition)))
      members.append(("districtsHeard", .integer(latest.districtsHeard)))
    }
    return members
  }

  /// The key of a desk's reports for a meeting.
  package static func key(meeting: String, desk: String) -> String { "\(meeting)/\(desk)" }

  package static let definition = ProjectionDefinition(
    name: "compliance", version: 1,
    columns: ["firstReceived", "kind", "condition", "districtsHeard"])
}

/// One report, as far as the board shows it.
package struct ReportSubmitted: Contribution {
  package let index: Int64
  package let event: Hash
  package let label: String
  package let received: Instant
  /// When the desk says it wrote the report down.
  package let recorded: Instant
  package let kind: String
  package let condition: String
  package let districtsHeard: Int64
  /// When the oldest of the sources speaks of.
  package let oldestSource: Instant

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("report") ?? ""
    received = record.received
    recorded = record.event.recordedTime.instant
    kind = record.data.text("kind") ?? ""
    condition = record.data.text("condition") ?? ""
    districtsHeard = record.data.integer("districtsHeard") ?? 0
    let sources = record.data.list("sources").compactMap { $0.instant("asOf") }
    oldestSource = Instant(seconds: sources.min() ?? record.event.time.instant.seconds)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let label = json.text("report"),
      let received = json.integer("received"), let recorded = json.integer("recorded"),
      let kind = json.text("kind"), let condition = json.text("condition"),
      let districtsHeard = json.integer("districtsHeard"),
      let oldestSource = json.integer("oldestSource")
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.received = Instant(seconds: received)
    self.recorded = Instant(seconds: recorded)
    self.kind = kind
    self.condition = condition
    self.districtsHeard = districtsHeard
    self.oldestSource = Instant(seconds: oldestSource)
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("report", .string(label)),
      ("received", .integer(received.seconds)), ("recorded", .integer(recorded.seconds)),
      ("kind", .string(kind)), ("condition", .string(condition)),
      ("districtsHeard", .integer(districtsHeard)),
      ("oldestSource", .integer(oldestSource.seconds)),
    ]
  }
}
