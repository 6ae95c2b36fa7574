package import CanonicalJSON
package import EventLedger

/// What a region is, by the events about the region itself: what it is called, what became of its
/// code, and its targets.
package struct RegionRow: BlankRow {
  /// The names the region has had, the official one last.
  package var names = Series<RegionName>()
  package var targets = Series<TargetDeclared>()
  /// The codes that took this one's place; empty while it is in force.
  package var recodes = Series<RegionRecode>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let names = Series<RegionName>(row["names"]),
      let targets = Series<TargetDeclared>(row["targets"]),
      let recodes = Series<RegionRecode>(row["recodes"])
    else { return nil }
    self.names = names
    self.targets = targets
    self.recodes = recodes
  }

  /// The official name; nil while only a recode speaks of the code.
  package var name: String? { names.last?.name }
  package var level: RegionLevel? { names.first?.level.flatMap(RegionLevel.init) }
  /// The one code that took this one's place, where there is one.
  package var successor: String? {
    guard let codes = recodes.last?.codes, codes.count == 1 else { return nil }
    return codes[0]
  }
  /// Whether the code is one to speak of today: registered, and not replaced by others.
  package func isInForce(as code: String) -> Bool {
    guard let recode = recodes.last else { return name != nil }
    return recode.codes.contains(code)
  }
  /// The target for all elections together, as last declared.
  package var target: TargetDeclared? { targets.items.last { $0.election == nil } ?? targets.last }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("names", names.json), ("targets", targets.json), ("recodes", recodes.json),
    ]
    if let name { members.append(("name", .string(name))) }
    if let level { members.append(("level", .string(level.rawValue))) }
    if let successor { members.append(("successor", .string(successor))) }
    if let target {
      members.append(("voters", .integer(target.voters)))
      members.append(("pollingStations", .integer(target.pollingStations)))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "regions", version: 1,
    columns: ["name", "level", "successor", "voters", "pollingStations"])
}

/// A name that a region was registered under or renamed to.
package struct RegionName: Contribution {
  package let index: Int64
  package let name: String
  /// The tier, in the registration.
  package let level: String?
  /// Other names and spellings, for searching only.
  package let aliases: [String]

  package init(_ record: Record) {
    index = Int64(record.index)
    name = record.data.text("name") ?? ""
    level = record.data.text("level")
    aliases = record.data.texts("aliases")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let name = json.text("name") else { return nil }
    self.index = index
    self.name = name
    level = json.text("level")
    aliases = json.texts("aliases")
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("name", .string(name)), ("aliases", .texts(aliases)),
    ]
    if let level { members.append(("level", .string(level))) }
    return members
  }
}

/// What took the place of a region's code.
package struct RegionRecode: Contribution {
  package let index: Int64
  package let kind: String
  package let codes: [String]
  package let previousName: String

  package init(_ record: Record) {
    index = Int64(record.index)
    kind = record.data.text("kind") ?? ""
    codes = record.data.texts("newCodes")
    previousName = record.data.text("previousName") ?? ""
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let kind = json.text("kind"),
      let previousName = json.text("previousName")
    else { return nil }
    self.index = index
    self.kind = kind
    codes = json.texts("codes")
    self.previousName = previousName
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("kind", .string(kind)), ("codes", .texts(codes)),
      ("previousName", .string(previousName)),
    ]
  }
}

/// The voters and polling stations of a region, as a plenary fixed them.
package struct TargetDeclared: Contribution {
  package let index: Int64
  /// The election it holds for; nil for all.
  package let election: String?
  package let voters: Int64
  package let pollingStations: Int64

  package init(_ record: Record) {
    index = Int64(record.index)
    election = record.data.text("election")
    voters = record.data.integer("voters") ?? 0
    pollingStations = record.data.integer("pollingStations") ?? 0
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let voters = json.integer("voters"),
      let pollingStations = json.integer("pollingStations")
    else { return nil }
    self.index = index
    election = json.text("election")
    self.voters = voters
    self.pollingStations = pollingStations
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("voters", .integer(voters)),
      ("pollingStations", .integer(pollingStations)),
    ]
    if let election { members.append(("election", .string(election))) }
    return members
  }
}
