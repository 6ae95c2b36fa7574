import DeskPilkada
package import EventLedger

/// The official names of regions by their codes.
package enum RegionNames {
  /// All of them, as the projections have them.
  package static func all(in reader: any ProjectionReader) throws -> [String: String] {
    let rows = try PilkadaRows(reader).rows(RegionRow.self, of: RegionRow.definition)
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { key, row in
        row.name.map { (key, $0) }
      })
  }

  /// Those that the program brings along for the provinces of some codes: what a ledger's own
  /// tables say may have been altered.
  package static func compiledIn(provincesOf codes: some Sequence<String>) -> [String: String] {
    var names: [String: String] = [:]
    for province in Set(codes.map { String($0.prefix(2)) }) {
      guard let facts = try? RegionFacts(province: province) else { continue }
      for region in facts.regions { names["\(region.code)"] = region.name }
    }
    return names
  }

  /// That of one region; empty when the region is not known.
  package static func of(
    _ code: String, in reader: any ProjectionReader
  ) throws -> [String: String] {
    let row = try PilkadaRows(reader).row(RegionRow.self, of: RegionRow.definition, key: code)
    return row?.name.map { [code: $0] } ?? [:]
  }
}
