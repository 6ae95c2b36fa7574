package import CanonicalJSON
package import EventLedger
package import TransparencyLog

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
