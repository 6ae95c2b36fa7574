import DeskPilkada
package import EventLedger

/// The official names of regions by their codes, as the projections have them.
package enum RegionNames {
  /// All of them.
  package static func all(in reader: any ProjectionReader) throws -> [String: String] {
    let rows = try PilkadaRows(reader).rows(RegionRow.self, of: RegionRow.definition)
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { key, row in
        row.name.map { (key, $0) }
      })
  }

  /// That of one region; empty when the region is not known.
  package static func of(
    _ code: String, in reader: any ProjectionReader
  ) throws -> [String: String] {
    let row = try PilkadaRows(reader).row(RegionRow.self, of: RegionRow.definition, key: code)
    return row?.name.map { [code: $0] } ?? [:]
  }
}
