package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// An incident under its label, from its first word to its end.
package struct IncidentRow: CaseRow {
  package static let makersMember = "reports"
  package var makers = Series<IncidentReported>()
  package var steps = Series<IncidentStep>()

  package init() {}

  /// The report that holds the label.
  package var report: IncidentReported? { maker }

  /// How it stood at an instant, by what its desks date before.
  package func course(until instant: Instant = .endOfTime) -> IncidentCourse {
    IncidentCourse(report: report, steps: steps.chronology(until: instant))
  }

  package var open: OpenCounts {
    var counts = OpenCounts()
    counts.incidents = course().isOpen ? 1 : 0
    return counts
  }

  package var members: [(name: String, value: JSON)] {
    let course = course()
    var members: [(name: String, value: JSON)] = [
      (Self.makersMember, makers.json), ("steps", steps.json),
      ("duplicateLabel", .boolean(makers.hasDuplicateLabel)),
      ("state", .string(course.state.rawValue)), ("injured", .integer(course.injured)),
      ("dead", .integer(course.dead)),
    ]
    if let report {
      members.append(("region", .string(report.region)))
      members.append(("desk", .string(report.desk)))
      members.append(("kind", .string(report.kind)))
      members.append(("beganAt", .string("\(Timestamp(utc: report.beganAt))")))
    }
    if let severity = course.severity { members.append(("severity", .string(severity.rawValue))) }
    if let updated = course.steps.last?.at {
      members.append(("updatedAt", .string("\(Timestamp(utc: updated))")))
    }
    if let ended = course.endedAt {
      members.append(("closedAt", .string("\(Timestamp(utc: ended))")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "incidents", version: 1,
    columns: [
      "state", "severity", "kind", "region", "desk", "beganAt", "updatedAt", "closedAt", "injured",
      "dead", "duplicateLabel",
    ])
}

/// How an incident stood, its steps in the order in which they happened.
package struct IncidentCourse: Sendable {
  package let report: IncidentReported?
  package let steps: [IncidentStep]

  package enum State: String, Sendable {
    case open, closed
    /// Steps speak of a label under which nobody reported anything.
    case unreported
    /// The report was withdrawn, and nothing else is there.
    case withdrawn
  }

  package var state: State {
    guard report != nil else { return steps.isEmpty ? .withdrawn : .unreported }
    return endedAt == nil ? .open : .closed
  }

  package var isOpen: Bool { state == .open }

  /// When it ended; what comes after does not open it again.
  package var endedAt: Instant? { steps.first(where: \.isEnd)?.at }

  /// The newest word of its severity.
  package var severity: IncidentSeverity? {
    steps.last { $0.severity != nil }?.severity ?? report?.severity
  }

  /// People hurt by the newest count; 0 when nobody counted.
  package var injured: Int64 {
    steps.last { $0.injured != nil }?.injured ?? report?.injured ?? 0
  }

  /// People killed by the newest count; 0 when nobody counted.
  package var dead: Int64 { steps.last { $0.dead != nil }?.dead ?? report?.dead ?? 0 }
}

/// How grave an incident is, as its reporter sees it; the least grave first.
package enum IncidentSeverity: String, CaseIterable, Comparable, Sendable {
  case info, minor, serious, critical

  package static func < (left: IncidentSeverity, right: IncidentSeverity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .minor: 1
    case .serious: 2
    case .critical: 3
    }
  }
}

/// The first word of an incident.
package struct IncidentReported: LabelMaker {
  package let index: Int64
  package let event: Hash
  /// The label that its desk gave it.
  package let label: String
  package let region: String
  package let desk: String
  package let kind: String
  package let severity: IncidentSeverity
  package let beganAt: Instant
  /// People hurt, as far as anybody counted.
  package let injured: Int64?
  package let dead: Int64?
  package let logisticsAffected: Bool
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("incident") ?? ""
    region = record.event.subject
    desk = record.event.author.desk
    kind = record.data.text("kind") ?? ""
    severity = record.data.text("severity").flatMap(IncidentSeverity.init) ?? .info
    beganAt = record.event.time.instant
    injured = record.data.integer("injured")
    dead = record.data.integer("dead")
    logisticsAffected = record.data["logisticsAffected"]?.boolean ?? false
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let label = json.text("label"),
      let region = json.text("region"), let desk = json.text("desk"),
      let kind = json.text("kind"),
      let severity = json.text("severity").flatMap(IncidentSeverity.init),
      let beganAt = json.integer("beganAt"),
      let logisticsAffected = json["logisticsAffected"]?.boolean,
      let isConfirmed = json["confirmed"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.region = region
    self.desk = desk
    self.kind = kind
    self.severity = severity
    self.beganAt = Instant(seconds: beganAt)
    injured = json.integer("injured")
    dead = json.integer("dead")
    self.logisticsAffected = logisticsAffected
    self.isConfirmed = isConfirmed
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("label", .string(label)),
      ("region", .string(region)), ("desk", .string(desk)), ("kind", .string(kind)),
      ("severity", .string(severity.rawValue)), ("beganAt", .integer(beganAt.seconds)),
      ("logisticsAffected", .boolean(logisticsAffected)), ("confirmed", .boolean(isConfirmed)),
    ]
    if let injured { members.append(("injured", .integer(injured))) }
    if let dead { members.append(("dead", .integer(dead))) }
    return members
  }
}

/// How an incident went on, or that it ended.
package struct IncidentStep: DatedStep {
  package let index: Int64
  package let event: Hash
  package let desk: String
  package let at: Instant
  /// Whether the incident ended with it.
  package let isEnd: Bool
  package let severity: IncidentSeverity?
  /// People hurt from the beginning until now, where the step counts them.
  package let injured: Int64?
  package let dead: Int64?

  package init(_ record: Record, isEnd: Bool) {
    index = Int64(record.index)
    event = record.event.hash
    desk = record.event.author.desk
    at = record.event.time.instant
    self.isEnd = isEnd
    severity = record.data.text("severity").flatMap(IncidentSeverity.init)
    injured = record.data.integer("injured")
    dead = record.data.integer("dead")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let desk = json.text("desk"),
      let at = json.integer("at"), let isEnd = json["end"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.desk = desk
    self.at = Instant(seconds: at)
    self.isEnd = isEnd
    severity = json.text("severity").flatMap(IncidentSeverity.init)
    injured = json.integer("injured")
    dead = json.integer("dead")
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("desk", .string(desk)),
      ("at", .integer(at.seconds)), ("end", .boolean(isEnd)),
    ]
    if let severity { members.append(("severity", .string(severity.rawValue))) }
    if let injured { members.append(("injured", .integer(injured))) }
    if let dead { members.append(("dead", .integer(dead))) }
    return members
  }
}
