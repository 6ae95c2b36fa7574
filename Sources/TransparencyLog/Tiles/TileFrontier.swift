/// The tiles of a growing log that are not full yet, one a level at most: all that must be held of
/// a log, however long, to append to it, to lay it out as tiles, and to know its root.
///
/// The size in base 256 has the widths of these tiles for digits, and every perfect node that the
/// tree consists of lies in one of them, so that their hashes fold to the root. Each node of the
/// tree is hashed once, the roots of full tiles among them.
package struct TileFrontier: Hashable, Sendable {
  /// The number of leaves appended so far.
  package private(set) var size: UInt64 = 0
  /// The tile of each level that is not full yet; some may be empty.
  private var levels: [Level] = []

  private struct Level: Hashable, Sendable {
    var hashes: [Hash] = []
    /// The same hashes as a tree.
    var tree = CompactRange()

    mutating func append(_ hash: Hash) {
      hashes.append(hash)
      tree.append(hash)
    }
  }

  /// The frontier of the empty log.
  package init() {}

  /// Takes up the hashes of the tiles of a log that are not full, by level.
  ///
  /// Compare ``root`` with a trusted tree head before relying on it.
  ///
  /// - Precondition: No level has a full tile.
  package init(levels: [[Hash]]) {
    for (level, hashes) in levels.enumerated() {
      precondition(hashes.count < TileCoordinate.fullWidth, "a full tile is behind the frontier")
      self.levels.append(Level())
      for hash in hashes { self.levels[level].append(hash) }
      size += UInt64(hashes.count) << UInt64(level * TileCoordinate.height)
    }
  }

  /// Takes up the partial tiles of a log.
  ///
  /// - Precondition: There is one for each of ``coordinates(of:)``.
  init(size: UInt64, tiles: [Tile]) {
    precondition(tiles.map(\.coordinate) == Self.coordinates(of: size), "the log's partial tiles")
    var levels: [[Hash]] = []
    for tile in tiles {
      while levels.count < tile.coordinate.level { levels.append([]) }
      levels.append(tile.hashes)
    }
    self.init(levels: levels)
  }

  /// The places of the tiles of a log that are not full, from the leaves up.
  package static func coordinates(of size: UInt64) -> [TileCoordinate] {
    (0...TileCoordinate.levelMax).compactMap { level in
      let hashCount = size >> UInt64(level * TileCoordinate.height)
      return TileCoordinate(
        level: level, number: hashCount / UInt64(TileCoordinate.fullWidth), inLogOf: size)
    }
  }

  /// The root that the hashes fold to; ``Hash/emptyTree`` of the empty log.
  package var root: Hash {
    let nodes = levels.reversed().flatMap(\.tree.hashes)
    return nodes.isEmpty ? .emptyTree : Subtree.fold(nodes[...])
  }

  /// The size and the root.
  package var head: TreeHead { TreeHead(size: size, root: root) }

  /// The tiles that are not full, from the leaves up.
  package var partialTiles: [Tile] { Self.coordinates(of: size).compactMap(tile) }

  /// A tile that is not full, or what it was when it was narrower; nil for any other.
  package func tile(at coordinate: TileCoordinate) -> Tile? {
    guard coordinate.level < levels.count,
      coordinate.number == fullTileCount(level: coordinate.level),
      coordinate.width <= levels[coordinate.level].hashes.count
    else { return nil }
    return Tile(
      coordinate: coordinate, hashes: Array(levels[coordinate.level].hashes[..<coordinate.width]))
  }

  /// Appends a leaf and returns the tiles that it has filled, the lowest first.
  package mutating func append(_ leafHash: Hash) -> [Tile] {
    size += 1
    return append(leafHash, level: 0)
  }

  /// Appends a hash to a level and, when that fills a tile, the tile's root to the next.
  private mutating func append(_ hash: Hash, level: Int) -> [Tile] {
    if levels.count == level { levels.append(Level()) }
    levels[level].append(hash)
    guard levels[level].hashes.count == TileCoordinate.fullWidth else { return [] }
    guard
      let coordinate = TileCoordinate(level: level, number: fullTileCount(level: level) - 1)
    else { preconditionFailure("a log has at most 2^64 entries") }
    let tile = Tile(coordinate: coordinate, hashes: levels[level].hashes)
    let root = levels[level].tree.root
    levels[level] = Level()
    return [tile] + append(root, level: level + 1)
  }

  private func fullTileCount(level: Int) -> UInt64 {
    // Shifting by all 64 bits gives 0, as it should.
    size >> UInt64((level + 1) * TileCoordinate.height)
  }
}
