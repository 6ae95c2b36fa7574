package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// The days on which a region, or stations in it, vote later, go on voting or vote again.
package struct VotingReschedulingRow: BlankRow {
  package var reschedulings = Series<VotingRescheduled>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let reschedulings = Series<VotingRescheduled>(row["reschedulings"]) else { return nil }
    self.reschedulings = reschedulings
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("reschedulings", reschedulings.json)]
    if let last = reschedulings.last {
      members.append(("kind", .string(last.kind)))
      members.append(("date", .string(last.date)))
      members.append(("basis", .string(last.basis)))
      if let stations = last.stations { members.append(("stations", .integer(stations))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "voting_days", version: 1, columns: ["kind", "date", "stations", "basis"])
}

/// One decision on another day of voting.
package struct VotingRescheduled: Contribution {
  package let index: Int64
  package let event: Hash
  /// Continued, delayed or repeated.
  package let kind: String
  /// The day, as `YYYY-MM-DD`.
  package let date: String
  /// How many polling stations it is about; nil for the whole region.
  package let stations: Int64?
  /// The number of the judgment or decision.
  package let basis: String

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    kind = record.data.text("kind") ?? ""
    date = record.data.text("date") ?? ""
    stations = record.data["stations"].map { Int64($0.count) }
    basis = record.data.text("basis") ?? ""
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let kind = json.text("kind"),
      let date = json.text("date"), let basis = json.text("basis")
    else { return nil }
    self.index = index
    self.event = event
    self.kind = kind
    self.date = date
    stations = json.integer("stations")
    self.basis = basis
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("kind", .string(kind)),
      ("date", .string(date)), ("basis", .string(basis)),
    ]
    if let stations { members.append(("stations", .integer(stations))) }
    return members
  }
}
