import EventLedger

/// Reads the fact files of one province into typed values.
struct FactReader {
  let files: [String: [UInt8]]
  let folder: String

  func regions() throws(FactError) -> [Region] {
    let aliases = try grouped("aliases.csv", ["alias"]) { $0.text("alias") }
    let centroids = try grouped("centroids.csv", ["latitude", "longitude"]) { row in
      Region.Centroid(latitude: row.text("latitude"), longitude: row.text("longitude"))
    }
    let bpsCodes = try grouped("bps-codes.csv", ["bps_code"]) { $0.text("bps_code") }
    let file = try file("regions.csv", ["code", "name", "level"])
    return try file.map { row throws(FactError) in
      let code = try row.code("code")
      return Region(
        code: code,
        name: row.text("name"),
        level: try row.value("level") { RegionLevel(rawValue: $0) },
        aliases: aliases[code] ?? [],
        centroid: centroids[code]?.first,
        bpsCode: bpsCodes[code]?.first)
    }
  }

  // A split stands on several lines with the same old code, next to each other.
  func recodes() throws(FactError) -> [Recode] {
    let file = try file("recodes.csv", ["kind", "old_code", "old_name", "new_code"])
    let lines = try file.map { row throws(FactError) in
      Recode(
        kind: try row.value("kind") { Recode.Kind(rawValue: $0) },
        oldCode: try row.code("old_code"),
        oldName: row.text("old_name"),
        newCodes: [try row.code("new_code")])
    }
    return lines.reduce(into: []) { recodes, line in
      if let last = recodes.last, last.oldCode == line.oldCode {
        recodes[recodes.count - 1] = last.adding(line.newCodes)
      } else {
        recodes.append(line)
      }
    }
  }

  func targets() throws(FactError) -> [Target] {
    let columns = ["code", "voters", "polling_stations", "special_polling_stations"]
    return try file("targets.csv", columns).map { row throws(FactError) in
      Target(
        region: try row.code("code"),
        voters: try row.count("voters"),
        pollingStations: try row.count("polling_stations"),
        specialPollingStations: try row.optionalCount("special_polling_stations"))
    }
  }

  func stages() throws(FactError) -> [Stage] {
    try file("stages.csv", ["stage", "starts_at", "ends_at"]).map { row throws(FactError) in
      Stage(
        name: row.text("stage"),
        startsAt: row.text("starts_at"),
        endsAt: row.text("ends_at"))
    }
  }

  func items() throws(FactError) -> [LogisticsItem] {
    let columns = ["item", "name_id", "name_en", "unit"] + Self.ruleColumns
    return try file("items.csv", columns).map { row throws(FactError) in
      LogisticsItem(
        code: row.text("item"),
        nameID: row.text("name_id"),
        nameEN: row.text("name_en"),
        unit: row.text("unit"),
        rule: try rule(row))
    }
  }

  func documents() throws(FactError) -> [RegionFacts.Subject: SourceDocument] {
    var documents: [RegionFacts.Subject: SourceDocument] = [:]
    let file = try file("documents.csv", ["about", "document", "time"])
    try file.forEach { row throws(FactError) in
      let subject = try row.value("about") { RegionFacts.Subject(rawValue: $0) }
      documents[subject] = SourceDocument(
        name: row.optionalText("document"), time: try row.value("time") { Timestamp($0) })
    }
    return documents
  }

  private static let ruleColumns = [
    "per_voter", "per_station", "reserve_percent", "rounding", "fixed_per_region",
  ]

  private func rule(_ row: FactRow) throws(FactError) -> LogisticsItem.Rule? {
    let rule = LogisticsItem.Rule(
      perVoter: row.optionalText("per_voter"),
      perStation: row.optionalText("per_station"),
      reservePercent: row.optionalText("reserve_percent"),
      rounding: row.optionalText("rounding"),
      fixedPerRegion: try row.optionalCount("fixed_per_region"))
    return rule == .unknown ? nil : rule
  }

  private func file(_ name: String, _ columns: [String]) throws(FactError) -> FactFile {
    try FactFile(folder + name, columns: columns, in: files)
  }

  private func grouped<Value>(
    _ name: String, _ columns: [String], _ make: (FactRow) -> Value
  ) throws(FactError) -> [RegionCode: [Value]] {
    var groups: [RegionCode: [Value]] = [:]
    try file(name, ["code"] + columns).forEach { row throws(FactError) in
      groups[try row.code("code"), default: []].append(make(row))
    }
    return groups
  }
}
