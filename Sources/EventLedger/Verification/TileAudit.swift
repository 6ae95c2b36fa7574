import TransparencyLog

/// Compares the stored full tiles with those that the entries make, as the entries stream by.
struct TileAudit {
  private let read: (TileRow?, Int) throws -> [TileRow]
  private var levels: [Level] = []

  /// The tile of a level that is being filled, and the stored ones from there on.
  private struct Level {
    var cursor: RowCursor<TileRow>
    var number: Int64 = 0
    var hashes: [Hash] = []
  }

  /// Tiles are large; a few at a time keep memory flat.
  private static let pageRows = 16

  init(read: @escaping (TileRow?, Int) throws -> [TileRow]) { self.read = read }

  /// Takes up the next leaf and compares each tile that it fills.
  mutating func append(_ leafHash: Hash, findings: inout FindingLog) throws {
    try append(leafHash, level: 0, findings: &findings)
  }

  /// Reports the rows that are left when the log has ended.
  mutating func finish(findings: inout FindingLog) throws {
    for level in levels.indices {
      while let row = try levels[level].cursor.peek(), row.level == level {
        _ = try levels[level].cursor.next()
        findings.add(Self.surplus(row))
      }
      findings.add(levels[level].cursor.failure, reading: "tiles")
    }
    try reportUnknownLevels(findings: &findings)
  }

  private mutating func append(
    _ hash: Hash, level: Int, findings: inout FindingLog
  ) throws {
    if levels.count == level { levels.append(Level(cursor: cursor(level: level))) }
    levels[level].hashes.append(hash)
    guard levels[level].hashes.count == TileCoordinate.fullWidth,
      let coordinate = TileCoordinate(level: level, number: UInt64(levels[level].number))
    else { return }
    let tile = Tile(coordinate: coordinate, hashes: levels[level].hashes)
    try compare(tile, level: level, findings: &findings)
    levels[level].hashes.removeAll(keepingCapacity: true)
    levels[level].number += 1
    try append(tile.root, level: level + 1, findings: &findings)
  }

  private mutating func compare(
    _ tile: Tile, level: Int, findings: inout FindingLog
  ) throws {
    let number = levels[level].number
    while let row = try levels[level].cursor.peek(), row.level == level, row.number < number {
      _ = try levels[level].cursor.next()
      findings.add(Self.surplus(row))
    }
    guard let row = try levels[level].cursor.peek(), row.level == level, row.number == number
    else {
      findings.add(
        Finding(
          .history, at: .tile(level: Int64(level), number: number), rule: Finding.Rule.tileMissing,
          expected: .log(.hashes(TileCoordinate.fullWidth)), found: .none))
      return
    }
    _ = try levels[level].cursor.next()
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
