/// Lays a log out as tiles and entry bundles, entry by entry (<https://c2sp.org/tlog-tiles>).
///
/// It writes nothing itself: full tiles and bundles are returned as they fill up, and the partial
/// ones when asked for. Its memory is one bundle and one tile a level, however long the log is.
public struct TiledLogWriter: Sendable {
  /// The number of entries appended so far.
  public var size: UInt64 { frontier.size }
  /// The entries of the bundle that is not full yet.
  private var entries: [[UInt8]] = []
  private var frontier = TileFrontier()

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
    let tiles = frontier.append(.leaf(entry))
    guard entries.count == TileCoordinate.fullWidth else { return [] }
    let bundle = try bundleResource()
    entries.removeAll(keepingCapacity: true)
    return bundle + tiles.map { LogResource($0) }
  }

  /// The partial tiles and bundle that a checkpoint of the present size asks for.
  public func partialResources() throws(EntryBundleError) -> [LogResource] {
    try bundleResource() + frontier.partialTiles.map { LogResource($0) }
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

/// A file of a log in its published form (<https://c2sp.org/tlog-tiles>).
public struct LogResource: Hashable, Sendable {
  /// The path of the checkpoint.
  public static let checkpointPath = "checkpoint"

  /// The path from the root of the log's folder or address.
  public let path: String
  /// The contents.
  public let bytes: [UInt8]

  /// Joins a path and its contents.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ tile: Tile) {
    self.init(path: tile.coordinate.path, bytes: tile.bytes)
  }
}
