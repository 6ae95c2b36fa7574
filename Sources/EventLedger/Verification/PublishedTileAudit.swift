import TransparencyLog

/// Compares the tiles of a published log with those that the entries make, the partial ones at the
/// right edge with them.
///
/// Each tile is asked for when the entries fill it: a checkpoint may state a forged size, so no
/// loop runs up to it.
struct PublishedTileAudit {
  private let read: (TileCoordinate) throws -> [UInt8]?

  init(read: @escaping (TileCoordinate) throws -> [UInt8]?) { self.read = read }

  /// Compares a tile with the published one.
  func compare(_ tile: Tile, findings: inout FindingLog) throws {
    let level = Int64(tile.coordinate.level)
    let number = Int64(clamping: tile.coordinate.number)
    guard let bytes = try read(tile.coordinate) else {
      findings.add(
        Finding(
          .history, at: .tile(level: level, number: number), rule: Finding.Rule.tileMissing,
          expected: .log(.hashes(tile.hashes.count)), found: .none))
      return
    }
    let row = TileRow(level: level, number: number, hashes: bytes)
    if let finding = TileAudit.difference(between: tile, and: row) { findings.add(finding) }
  }
}
