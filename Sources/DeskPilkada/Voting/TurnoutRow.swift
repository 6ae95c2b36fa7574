package import CanonicalJSON
package import EventLedger

/// How many voters of a region had voted by one hour of the voting day, as last reported.
///
/// Never a result: no votes per candidate are kept anywhere.
package struct TurnoutRow: BlankRow {
  package var reports = Series<TurnoutReported>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let reports = Series<TurnoutReported>(row["reports"]) else { return nil }
    self.reports = reports
  }

  package var latest: TurnoutReported? { reports.last }

  /// The share of the registered voters in tenths of a percent, rounded down; nil where the region
  /// has no target, and above 1,000 where more voted than are registered there.
  package func permille(of target: TargetDeclared?) -> Int64? {
    guard let latest, let target, target.voters > 0 else { return nil }
    return latest.voters * 1_000 / target.voters
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("reports", reports.json)]
    if let latest {
      members.append(("voters", .integer(latest.voters)))
      members.append(("stationsReporting", .integer(latest.stationsReporting)))
      members.append(("source", .string(latest.source)))
      if let open = latest.stationsOpen { members.append(("stationsOpen", .integer(open))) }
      if let was = latest.votersWas { members.append(("votersWas", .integer(was))) }
    }
    return members
  }

  /// The key of a region's turnout by an hour.
  package static func key(_ region: String, at slot: Instant) -> String {
    "\(region)/\(Timestamp(utc: slot))"
  }

  package static let definition = ProjectionDefinition(
    name: "turnout", version: 1, keyParts: .init(first: "region", last: "slot"),
    columns: ["voters", "votersWas", "stationsReporting", "stationsOpen", "source"])
}

/// One statement of how many had voted.
package struct TurnoutReported: Contribution {
  package let index: Int64
  package let voters: Int64
  /// The figure as it was signed, where a correction changed it.
  package let votersWas: Int64?
  package let stationsReporting: Int64
  package let stationsOpen: Int64?
  package let source: String

  package init(_ record: Record) {
    index = Int64(record.index)
    let voters = record.data.integer("voters") ?? 0
    let signed = record.dataWas?.integer("voters")
    self.voters = voters
    votersWas = signed == voters ? nil : signed
    stationsReporting = record.data.integer("stationsReporting") ?? 0
    stationsOpen = record.data.integer("stationsOpen")
    source = record.data.text("source") ?? ""
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let voters = json.integer("voters"),
      let stationsReporting = json.integer("stationsReporting"), let source = json.text("source")
    else { return nil }
    self.index = index
    self.voters = voters
    votersWas = json.integer("votersWas")
    self.stationsReporting = stationsReporting
    stationsOpen = json.integer("stationsOpen")
    self.source = source
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("voters", .integer(voters)),
      ("stationsReporting", .integer(stationsReporting)), ("source", .string(source)),
    ]
    if let votersWas { members.append(("votersWas", .integer(votersWas))) }
    if let stationsOpen { members.append(("stationsOpen", .integer(stationsOpen))) }
    return members
  }
}
