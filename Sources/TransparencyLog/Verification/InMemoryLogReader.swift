/// A log in memory, path by path, in the shape of <https://c2sp.org/tlog-tiles>.
public struct InMemoryLogReader: LogReader, Sendable {
  /// Nothing that is in memory fails to be read.
  public typealias Failure = Never

  /// The contents of the log's files, by path.
  public var resources: [String: [UInt8]]

  /// Takes the files of a log; of two with one path the later one counts.
  public init(resources: some Sequence<LogResource>) {
    self.resources = Dictionary(
      resources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
  }

  /// The log with these entries, laid out as tiles and bundles, without a checkpoint.
  public init(entries: some Sequence<[UInt8]>) throws(EntryBundleError) {
    self.init(resources: try TiledLogWriter.resources(of: entries))
  }

  /// The bytes of the newest checkpoint; nil when there is none.
  public func checkpoint() -> [UInt8]? { resources[LogResource.checkpointPath] }

  /// The bytes of exactly this tile; nil when there is no such tile.
  public func tile(at coordinate: TileCoordinate) -> [UInt8]? { resources[coordinate.path] }

  /// The bytes of exactly this bundle; nil when there is no such bundle.
  public func entryBundle(at coordinate: EntryBundleCoordinate) -> [UInt8]? {
    resources[coordinate.path]
  }
}
