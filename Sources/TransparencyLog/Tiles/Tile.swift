/// Up to 256 neighbouring hashes of a log (<https://c2sp.org/tlog-tiles>).
///
/// A tile that was read is only a claim until its hashes are compared with a tree head; see
/// ``VerifiedTileReader``.
public struct Tile: Hashable, Sendable {
  /// The place of the tile.
  public let coordinate: TileCoordinate
  /// The hashes, as many as the tile is wide.
  public let hashes: [Hash]

  /// Joins a place and its hashes.
  ///
  /// - Precondition: There are as many hashes as the tile is wide.
  public init(coordinate: TileCoordinate, hashes: [Hash]) {
    precondition(hashes.count == coordinate.width, "a tile has as many hashes as it is wide")
    self.coordinate = coordinate
    self.hashes = hashes
  }

  /// Reads a tile from its bytes, 32 for each hash; nil when there are more or fewer.
  public init?(coordinate: TileCoordinate, bytes: [UInt8]) {
    guard bytes.count == coordinate.width * Hash.byteCount else { return nil }
    let span = bytes.span
    hashes = (0..<coordinate.width).map { slot in
      Hash(span.extracting((slot * Hash.byteCount)..<((slot + 1) * Hash.byteCount)))
    }
    self.coordinate = coordinate
  }

  /// The bytes of the hashes, one after the other.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * Hash.byteCount)
    for hash in hashes { bytes += hash.bytes }
    return bytes
  }

  /// The hash that a full tile has in its parent.
  ///
  /// - Precondition: The tile is full. A partial one has no single hash of its own.
  public var root: Hash {
    precondition(coordinate.isFull, "only a full tile has a root")
    return Self.root(of: hashes[...])
  }

  /// The hash of a node whose leaves all lie under this tile.
  ///
  /// - Precondition: This is the tile that holds the node, in a log that holds the node.
  func hash(of node: NodeCoordinate) -> Hash {
    let steps = node.level - coordinate.level * TileCoordinate.height
    precondition((0..<TileCoordinate.height).contains(steps), "the node is of the tile's levels")
    let first = Int(node.number << UInt64(steps) & UInt64(TileCoordinate.fullWidth - 1))
    return Self.root(of: hashes[first..<(first + 1 << steps)])
  }

  /// The root over a power of two of hashes.
  static func root(of hashes: ArraySlice<Hash>) -> Hash {
    var level = Array(hashes)
    var count = level.count
    while count > 1 {
      count /= 2
      for position in 0..<count {
        level[position] = .node(level[2 * position], level[2 * position + 1])
      }
    }
    return level[0]
  }
}
