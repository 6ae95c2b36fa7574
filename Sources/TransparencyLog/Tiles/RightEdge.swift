/// The partial tiles of a log, one a level at most, whose hashes fold to the log's root.
///
/// All perfect nodes that a tree of some size consists of lie in its partial tiles: the size in
/// base 256 has the tiles' widths for digits.
struct RightEdge: Sendable {
  private let size: UInt64
  private let tiles: [TileCoordinate: Tile]

  /// Joins the partial tiles of a log.
  ///
  /// - Precondition: There is one for each of ``coordinates(of:)``.
  init(size: UInt64, tiles: [Tile]) {
    precondition(tiles.map(\.coordinate) == Self.coordinates(of: size), "the log's partial tiles")
    self.size = size
    self.tiles = Dictionary(uniqueKeysWithValues: tiles.map { ($0.coordinate, $0) })
  }

  /// The places of the partial tiles of a log, from the leaves up.
  static func coordinates(of size: UInt64) -> [TileCoordinate] {
    (0...TileCoordinate.levelMax).compactMap { level in
      let hashCount = size >> UInt64(level * TileCoordinate.height)
      return TileCoordinate(
        level: level, number: hashCount / UInt64(TileCoordinate.fullWidth), inLogOf: size)
    }
  }

  /// A partial tile; nil for any other.
  func tile(at coordinate: TileCoordinate) -> Tile? { tiles[coordinate] }

  /// The root that the tiles fold to.
  var root: Hash {
    guard let tree = Subtree(wholeTree: size) else { return .emptyTree }
    let hashes = tree.nodes.map { node in
      guard let coordinate = TileCoordinate(holding: node, inLogOf: size),
        let tile = tiles[coordinate]
      else { preconditionFailure("the nodes of a whole tree lie in its partial tiles") }
      return tile.hash(of: node)
    }
    return Subtree.fold(hashes[...])
  }
}
