package import CanonicalJSON
package import EventLedger
package import TransparencyLog

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
