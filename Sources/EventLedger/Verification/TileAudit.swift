import TransparencyLog

/// Compares the stored full tiles with those that the entries make, in the order in which these
/// fill up.
struct TileAudit {
  private let read: (TileRow?, Int) throws -> [TileRow]
  /// By level, the stored tiles from the next one on.
  private var levels: [RowCursor<TileRow>] = []

  /// Tiles are large; a few at a time keep memory flat.
  private static let pageRows = 16

  init(read: @escaping (TileRow?, Int) throws -> [TileRow]) {
    self.read = read
    levels = [cursor(level: 0)]
  }

  /// Reports the rows that are left when the log has ended.
  mutating func finish(findings: inout FindingLog) throws {
    for level in levels.indices {
      while let row = try levels[level].peek(), row.level == level {
        _ = try levels[level].next()
        findings.add(Self.surplus(row))
      }
      findings.add(levels[level].failure, reading: "tiles")
    }
    try reportUnknownLevels(findings: &findings)
  }

  /// Compares the next full tile of a level with the stored one.
  mutating func compare(_ tile: Tile, findings: inout FindingLog) throws {
    let level = tile.coordinate.level
    let number = Int64(clamping: tile.coordinate.number)
    // The root of a full tile is the first hash of a level above, which has its stored tiles, too.
    while levels.count <= level + 1 { levels.append(cursor(level: levels.count)) }
    while let row = try levels[level].peek(), row.level == level, row.number < number {
      _ = try levels[level].next()
      findings.add(Self.surplus(row))
    }
    guard let row = try levels[level].peek(), row.level == level, row.number == number
    else {
      findings.add(
        Finding(
          .history, at: .tile(level: Int64(level), number: number), rule: Finding.Rule.tileMissing,
          expected: .log(.hashes(TileCoordinate.fullWidth)), found: .none))
      return
    }
    _ = try levels[level].next()
    if let finding = Self.difference(between: tile, and: row) { findings.add(finding) }
  }

  /// The first hash in which a stored tile differs from the one the entries make.
  static func difference(between tile: Tile, and row: TileRow) -> Finding? {
    guard row.hashes != tile.bytes else { return nil }
    let place = Finding.Place.tile(level: row.level, number: row.number)
    guard let stored = Tile(coordinate: tile.coordinate, bytes: row.hashes) else {
      return Finding(
        .history, at: place, rule: Finding.Rule.tileMismatch,
        expected: .log(.bytes(tile.bytes.count)), found: .log(.bytes(row.hashes.count)))
    }
    let slot = tile.hashes.indices.first { tile.hashes[$0] != stored.hashes[$0] } ?? 0
    return Finding(
      .history, at: place, rule: Finding.Rule.tileMismatch,
      expected: .log(.hash(slot, tile.hashes[slot])), found: .verbatim("\(stored.hashes[slot])"))
  }

  /// Rows of levels that no tile of this log has; each is surplus.
  private mutating func reportUnknownLevels(findings: inout FindingLog) throws {
    var below = RowCursor(pageRows: Self.pageRows, read: read)
    while let row = try below.next(), row.level < 0 { findings.add(Self.surplus(row)) }
    var above = cursor(level: levels.count)
    while let row = try above.next() { findings.add(Self.surplus(row)) }
  }

  private func cursor(level: Int) -> RowCursor<TileRow> {
    RowCursor(
      after: TileRow(level: Int64(level) - 1, number: .max, hashes: []), pageRows: Self.pageRows,
      read: read)
  }

  private static func surplus(_ row: TileRow) -> Finding {
    Finding(
      .history, at: .tile(level: row.level, number: row.number), rule: Finding.Rule.tileSurplus,
      expected: .log(.noTile), found: .log(.bytes(row.hashes.count)))
  }
}
