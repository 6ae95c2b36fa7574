/// Lays a log out as tiles and entry bundles, entry by entry (<https://c2sp.org/tlog-tiles>).
///
/// It writes nothing itself: full tiles and bundles are returned as they fill up, and the partial
/// ones when asked for. Its memory is one bundle and one tile a level, however long the log is.
public struct TiledLogWriter: Sendable {
  /// The number of entries appended so far.
  public private(set) var size: UInt64 = 0
  /// The entries of the bundle that is not full yet.
  private var entries: [[UInt8]] = []
  /// The hashes of the tiles that are not full yet, by level.
  private var edge: [[Hash]] = []

  /// A writer at the start of a log.
  public init() {}

  /// All files of the log with these entries, but for its checkpoint.
  public static func resources(
    of log: some Sequence<[UInt8]>
  ) throws(EntryBundleError) -> [LogResource] {
    var writer = TiledLogWriter()
    var resources: [LogResource] = []
    for entry in log { resources += try writer.append(entry) }
    return try resources + writer.partialResources()
  }

  /// Appends an entry and returns the tiles and the bundle that it has filled up.
  public mutating func append(_ entry: [UInt8]) throws(EntryBundleError) -> [LogResource] {
    guard entry.count <= EntryBundle.entryByteCountMax else {
      throw .entryTooLong(entry.count)
    }
    entries.append(entry)
    size += 1
    let tiles = append(.leaf(entry), level: 0)
    guard entries.count == TileCoordinate.fullWidth else { return [] }
    let bundle = try bundleResource()
    entries.removeAll(keepingCapacity: true)
    return bundle + tiles.map { LogResource($0) }
  }

  /// The partial tiles and bundle that a checkpoint of the present size asks for.
  public func partialResources() throws(EntryBundleError) -> [LogResource] {
    let tiles = RightEdge.coordinates(of: size).map { coordinate in
      LogResource(Tile(coordinate: coordinate, hashes: edge[coordinate.level]))
    }
    return try bundleResource() + tiles
  }

  /// Appends a hash to a level and, when that fills a tile, the tile's root to the next.
  private mutating func append(_ hash: Hash, level: Int) -> [Tile] {
    if edge.count == level { edge.append([]) }
    edge[level].append(hash)
    guard edge[level].count == TileCoordinate.fullWidth else { return [] }
    let hashesWritten = size >> UInt64(level * TileCoordinate.height)
    let number = (hashesWritten - 1) / UInt64(TileCoordinate.fullWidth)
    guard let coordinate = TileCoordinate(level: level, number: number) else {
      preconditionFailure("a log has at most 2^64 entries")
    }
    let tile = Tile(coordinate: coordinate, hashes: edge[level])
    edge[level].removeAll(keepingCapacity: true)
    return [tile] + append(tile.root, level: level + 1)
  }

  /// The bundle with the pending entries, if there are any.
  private func bundleResource() throws(EntryBundleError) -> [LogResource] {
    guard !entries.isEmpty else { return [] }
    let number = (size - 1) / UInt64(TileCoordinate.fullWidth)
    guard let coordinate = EntryBundleCoordinate(number: number, width: entries.count) else {
      preconditionFailure("a log has at most 2^64 entries")
    }
    let bundle = try EntryBundle(entries: entries)
    return [LogResource(path: coordinate.path, bytes: bundle.bytes)]
  }
}
