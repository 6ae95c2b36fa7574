package import CanonicalJSON
package import EventLedger

/// What a region has declared about its readiness; the last declaration holds.
///
/// It stands beside the counted figures, which `LogisticsCompleteness` gives, and never replaces
/// them.
package struct ReadinessRow: BlankRow {
  package var declarations = Series<ReadinessDeclared>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let declarations = Series<ReadinessDeclared>(row["declarations"]) else { return nil }
    self.declarations = declarations
  }

  package var latest: ReadinessDeclared? { declarations.last }

  /// Whether the region says that it is complete and the counts say that it is not.
  package func isContradicted(by counted: LogisticsCompleteness) -> Bool {
    latest?.isComplete == true && !counted.incomplete.isEmpty
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("declarations", declarations.json)]
    if let latest {
      members.append(("asOf", .string("\(Timestamp(utc: latest.asOf))")))
      members.append(("downTo", .string(latest.downTo)))
      members.append(("complete", .boolean(latest.isComplete)))
      members.append(("missing", .integer(Int64(latest.missing.count))))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "readiness", version: 1, columns: ["asOf", "downTo", "complete", "missing"])
}

/// One declaration.
package struct ReadinessDeclared: Contribution {
  /// What a region lacks of one item.
  package struct Missing: Hashable, Sendable {
    package let region: String
    package let item: String
    package let quantity: Int64
  }

  package let index: Int64
  /// The moment that it describes.
  package let asOf: Instant
  /// The kind of node down to which it speaks.
  package let downTo: String
  package let isComplete: Bool
  package let missing: [Missing]

  package init(_ record: Record) {
    index = Int64(record.index)
    asOf = record.event.time.instant
    downTo = record.data.text("downTo") ?? ""
    isComplete = record.data.flag("complete")
    missing = record.data.list("missing").map(Missing.init)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let asOf = json.integer("asOf"),
      let downTo = json.text("downTo"), let isComplete = json["complete"]?.boolean
    else { return nil }
    self.index = index
    self.asOf = Instant(seconds: asOf)
    self.downTo = downTo
    self.isComplete = isComplete
    missing = json.list("missing").map(Missing.init)
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("asOf", .integer(asOf.seconds)), ("downTo", .string(downTo)),
      ("complete", .boolean(isComplete)), ("missing", .array(missing.map(\.json))),
    ]
  }
}

extension ReadinessDeclared.Missing {
  fileprivate init(_ json: JSONValue) {
    region = json.text("region") ?? ""
    item = json.text("item") ?? ""
    quantity = json.integer("quantity") ?? 0
  }

  fileprivate var json: JSON {
    ["region": .string(region), "item": .string(item), "quantity": .integer(quantity)]
  }
}
