package import CanonicalJSON
package import EventLedger

/// A stage of the election, as last scheduled for a region.
package struct StageRow: BlankRow {
  package var schedules = Series<StageSchedule>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let schedules = Series<StageSchedule>(row["schedules"]) else { return nil }
    self.schedules = schedules
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("schedules", schedules.json)]
    if let last = schedules.last {
      members.append(("startsAt", .string("\(Timestamp(utc: last.startsAt))")))
      members.append(("endsAt", .string("\(Timestamp(utc: last.endsAt))")))
    }
    return members
  }

  /// The key of a stage in a region.
  package static func key(_ stage: String, in region: String) -> String { "\(stage)/\(region)" }

  package static let definition = ProjectionDefinition(
    name: "stages", version: 1, keyParts: .init(first: "stage", last: "region"),
    columns: ["startsAt", "endsAt"])
}

/// One schedule of a stage.
package struct StageSchedule: Contribution {
  package let index: Int64
  package let startsAt: Instant
  package let endsAt: Instant

  package init(_ record: Record) {
    index = Int64(record.index)
    startsAt = Instant(seconds: record.data.instant("startsAt") ?? 0)
    endsAt = Instant(seconds: record.data.instant("endsAt") ?? 0)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let start = json.integer("startsAt"),
      let end = json.integer("endsAt")
    else { return nil }
    self.index = index
    startsAt = Instant(seconds: start)
    endsAt = Instant(seconds: end)
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("startsAt", .integer(startsAt.seconds)),
      ("endsAt", .integer(endsAt.seconds)),
    ]
  }
}

/// A logistics item of the catalogue; its rules of quantity are data, not code.
package struct ItemRow: BlankRow {
  package var entries = Series<ItemCatalogued>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let entries = Series<ItemCatalogued>(row["catalogued"]) else { return nil }
    self.entries = entries
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("catalogued", entries.json)]
    if let last = entries.last {
      members.append(("nameId", .string(last.nameId)))
      members.append(("nameEn", .string(last.nameEn)))
      members.append(("unit", .string(last.unit)))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "items", version: 1, columns: ["nameId", "nameEn", "unit"])
}

/// An item as it was catalogued once.
package struct ItemCatalogued: Contribution {
  package let index: Int64
  package let nameId: String
  package let nameEn: String
  package let unit: String

  package init(_ record: Record) {
    index = Int64(record.index)
    nameId = record.data["name"]?.text("id") ?? ""
    nameEn = record.data["name"]?.text("en") ?? ""
    unit = record.data.text("unit") ?? ""
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let nameId = json.text("nameId"),
      let nameEn = json.text("nameEn"), let unit = json.text("unit")
    else { return nil }
    self.index = index
    self.nameId = nameId
    self.nameEn = nameEn
    self.unit = unit
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("nameId", .string(nameId)), ("nameEn", .string(nameEn)),
      ("unit", .string(unit)),
    ]
  }
}
