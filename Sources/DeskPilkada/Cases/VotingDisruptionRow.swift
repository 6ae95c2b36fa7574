package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// Voting that stopped at one polling station, or could not begin there.
package struct VotingDisruptionRow: BlankRow {
  package var disruptions = Series<VotingDisrupted>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let disruptions = Series<VotingDisrupted>(row["disruptions"]) else { return nil }
    self.disruptions = disruptions
  }

  /// The disruptions in the order in which voting stopped; of two statements about one stop the
  /// later in the log holds.
  package var stops: [VotingDisrupted] {
    disruptions.chronology(until: .endOfTime).reduce(into: []) { stops, next in
      if stops.last?.at == next.at { stops.removeLast() }
      stops.append(next)
    }
  }

  /// Whether nobody has said that voting goes on.
  package var isStopped: Bool { stops.last.map { $0.resumedAt == nil } ?? false }

  package var members: [(name: String, value: JSON)] {
    let stops = stops
    var members: [(name: String, value: JSON)] = [
      ("disruptions", disruptions.json),
      ("state", .string(stops.isEmpty ? "withdrawn" : isStopped ? "stopped" : "resumed")),
      ("stops", .integer(Int64(stops.count))),
    ]
    if let last = stops.last {
      members.append(("region", .string(last.region)))
      members.append(("desk", .string(last.desk)))
      members.append(("stoppedAt", .string("\(Timestamp(utc: last.at))")))
      if let resumed = last.resumedAt {
        members.append(("resumedAt", .string("\(Timestamp(utc: resumed))")))
      }
      if let incident = last.incident { members.append(("incident", .string(incident))) }
    }
    return members
  }

  /// The key of a polling station in a village, as the logistics balance writes it.
  package static func key(station: String, in region: String) -> String {
    "\(region)/tps-\(station)"
  }

  package static let definition = ProjectionDefinition(
    name: "voting_stops", version: 1,
    columns: ["state", "region", "desk", "stops", "stoppedAt", "resumedAt", "incident"])
}

/// One statement that voting stopped at a station.
package struct VotingDisrupted: DatedStep {
  package let index: Int64
  package let event: Hash
  package let region: String
  package let desk: String
  /// When voting stopped.
  package let at: Instant
  package let resumedAt: Instant?
  /// The label or hash of the incident behind it.
  package let incident: String?

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    region = record.event.subject
    desk = record.event.author.desk
    at = record.event.time.instant
    resumedAt = record.data.instant("resumedAt").map(Instant.init(seconds:))
    incident = record.data.text("incident")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let region = json.text("region"),
      let desk = json.text("desk"), let at = json.integer("at")
    else { return nil }
    self.index = index
    self.event = event
    self.region = region
    self.desk = desk
    self.at = Instant(seconds: at)
    resumedAt = json.integer("resumedAt").map(Instant.init(seconds:))
    incident = json.text("incident")
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("region", .string(region)),
      ("desk", .string(desk)), ("at", .integer(at.seconds)),
    ]
    if let resumedAt { members.append(("resumedAt", .integer(resumedAt.seconds))) }
    if let incident { members.append(("incident", .string(incident))) }
    return members
  }
}
