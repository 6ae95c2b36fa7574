package import CanonicalJSON
package import EventLedger

/// Everything about one region that does not depend on the clock: what it is called, what became
/// of its code, its targets, and how much has been said about it.
package struct RegionRow: ProjectionRow {
  /// The names the region has had, the official one last.
  package var names = Series<RegionName>()
  package var targets = Series<TargetDeclared>()
  /// The codes that took this one's place; empty while it is in force.
  package var recodes = Series<RegionRecode>()
  /// How many events of each type speak of it, under this code.
  package var events = EventCounts()
  /// What is followed from its first word to its end, and is not over.
  package var open = OpenCounts()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let names = Series<RegionName>(row["names"]),
      let targets = Series<TargetDeclared>(row["targets"]),
      let recodes = Series<RegionRecode>(row["recodes"]),
      let events = EventCounts(row["events"]), let open = OpenCounts(row)
    else { return nil }
    self.names = names
    self.targets = targets
    self.recodes = recodes
    self.events = events
    self.open = open
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
      ("events", events.json),
    ]
    for (column, type) in Self.counted { members.append((column, .integer(events[type]))) }
    members += open.members
    if let name { members.append(("name", .string(name))) }
    if let level { members.append(("level", .string(level.rawValue))) }
    if let successor { members.append(("successor", .string(successor))) }
    if let target {
      members.append(("voters", .integer(target.voters)))
      members.append(("pollingStations", .integer(target.pollingStations)))
    }
    return members
  }

  /// Types whose counts stand as columns of their own.
  private static let counted = [
    ("reports", PilkadaType.reportSubmitted), ("plans", PilkadaType.needPlanned),
    ("dispatches", PilkadaType.shipmentDispatched), ("receipts", PilkadaType.shipmentReceived),
    ("violations", PilkadaType.violationNoticed),
  ]

  package static let definition = ProjectionDefinition(
    name: "region_card", version: 2,
    columns: ["name", "level", "successor", "voters", "pollingStations"] + counted.map(\.0)
      + OpenCounts.columns)
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
