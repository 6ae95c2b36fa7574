import TransparencyLog

/// The hashes of a log that are in no full tile yet, and the root that they and the tiles give.
///
/// Only full tiles are stored, so the edge is what a writer must know to go on: up to 255 hashes
/// a level, made anew from the last entries and tiles whenever a file is opened.
struct RightEdge: Sendable {
  /// By level, the hashes of the tile that is not full yet.
  private var levels: [[Hash]]
  /// The perfect subtrees on the edge, from which the root follows.
  private var range: CompactRange

  /// The edge of the empty log.
  init() {
    levels = []
    range = CompactRange()
  }

  /// The edge of a log whose tiles that are not full hold these hashes, by level.
  init(levels: [[Hash]]) {
    self.levels = levels
    range = CompactRange()
    for (level, hashes) in levels.enumerated().reversed() {
      for hash in hashes { range.append(hash, level: level * Self.levelsPerTile) }
    }
  }

  /// The levels of the tree that one level of tiles spans: 2^8 is 256.
  static let levelsPerTile = 8

  var head: TreeHead { range.head }

  /// Appends a leaf and returns the tiles that it filled, the lowest first.
  mutating func append(_ leafHash: Hash) -> [Tile] {
    range.append(leafHash)
    return append(leafHash, level: 0)
  }

  /// The hashes of the tile at the end of a level; nil when another tile is asked for.
  func hashes(level: Int, number: UInt64) -> [Hash]? {
    guard level < levels.count, number == fullTileCount(level: level) else { return nil }
    return levels[level]
  }

  private mutating func append(_ hash: Hash, level: Int) -> [Tile] {
    if levels.count == level { levels.append([]) }
    levels[level].append(hash)
    guard levels[level].count == TileCoordinate.fullWidth else { return [] }
    guard
      let coordinate = TileCoordinate(level: level, number: fullTileCount(level: level) - 1)
    else { preconditionFailure("a log has at most 2^63 entries") }
    let tile = Tile(coordinate: coordinate, hashes: levels[level])
    levels[level].removeAll(keepingCapacity: true)
    return [tile] + append(tile.root, level: level + 1)
  }

  private func fullTileCount(level: Int) -> UInt64 {
    range.size >> UInt64((level + 1) * Self.levelsPerTile)
  }
}
