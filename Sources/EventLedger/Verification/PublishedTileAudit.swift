import TransparencyLog

/// Compares the tiles of a published log with those that the entries make, the partial ones at the
/// right edge with them.
///
/// Each tile is asked for when the entries fill it: a checkpoint may state a forged size, so no
/// loop here runs up to it.
struct PublishedTileAudit {
  private let read: (TileCoordinate) throws -> [UInt8]?
  /// By level, the hashes of the tile that is being filled.
  private var levels: [[Hash]] = []
  private var size: UInt64 = 0

  init(read: @escaping (TileCoordinate) throws -> [UInt8]?) { self.read = read }

  /// Takes up the next leaf and compares each tile that it fills.
  mutating func append(_ leafHash: Hash, findings: inout FindingLog) throws {
    size += 1
    try append(leafHash, level: 0, findings: &findings)
  }

  /// Compares the partial tiles when the log has ended.
  mutating func finish(findings: inout FindingLog) throws {
    for (level, hashes) in levels.enumerated() where !hashes.isEmpty {
      try compare(hashes, level: level, findings: &findings)
    }
  }

  private mutating func append(
    _ hash: Hash, level: Int, findings: inout FindingLog
  ) throws {
    if levels.count == level { levels.append([]) }
    levels[level].append(hash)
    guard levels[level].count == TileCoordinate.fullWidth else { return }
    let root = try compare(levels[level], level: level, findings: &findings)
    levels[level].removeAll(keepingCapacity: true)
    try append(root, level: level + 1, findings: &findings)
  }

  /// Compares the newest tile of a level; the hash that it has in its parent when it is full.
  @discardableResult
  private func compare(
    _ hashes: [Hash], level: Int, findings: inout FindingLog
  ) throws -> Hash {
    let hashCount = size >> UInt64(8 * level)
    let number = (hashCount - 1) / UInt64(TileCoordinate.fullWidth)
    guard let coordinate = TileCoordinate(level: level, number: number, width: hashes.count) else {
      preconditionFailure("a log that was read entry by entry has a tile for each of its hashes")
    }
    let tile = Tile(coordinate: coordinate, hashes: hashes)
    if let finding = try finding(on: tile) { findings.add(finding) }
    return tile.coordinate.isFull ? tile.root : tile.hashes[0]
  }

  private func finding(on tile: Tile) throws -> Finding? {
    let level = Int64(tile.coordinate.level)
    let number = Int64(clamping: tile.coordinate.number)
    guard let bytes = try read(tile.coordinate) else {
      return Finding(
        .history, at: .tile(level: level, number: number), rule: Finding.Rule.tileMissing,
        expected: .log(.hashes(tile.hashes.count)), found: .none)
    }
    return TileAudit.difference(
      between: tile, and: TileRow(level: level, number: number, hashes: bytes))
  }
}
