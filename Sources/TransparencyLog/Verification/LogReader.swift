/// Something that stores a whole log in the shape of <https://c2sp.org/tlog-tiles>: a folder, a
/// server, a database.
///
/// What it returns is not trusted, the checkpoint included: it becomes a ``TreeHead`` only by
/// opening its signed note with a key that was got elsewhere.
public protocol LogReader: TileReader {
  /// The bytes of the newest checkpoint, a signed note; nil when there is none.
  func checkpoint() async throws(Failure) -> [UInt8]?

  /// The bytes of exactly this bundle; nil when there is no such bundle.
  func entryBundle(at coordinate: EntryBundleCoordinate) async throws(Failure) -> [UInt8]?
}

extension LogReader {
  /// Reads a bundle, or cuts it from the full bundle that may have taken its place.
  func fetch(_ coordinate: EntryBundleCoordinate) async throws(Failure) -> Fetched<EntryBundle> {
    if let bytes = try await entryBundle(at: coordinate) {
      return Self.decode(bytes, coordinate)
    }
    guard coordinate != coordinate.full,
      let bytes = try await entryBundle(at: coordinate.full)
    else { return .missing }
    guard case .value(let bundle) = Self.decode(bytes, coordinate.full) else {
      return Self.decode(bytes, coordinate.full)
    }
    return .value(bundle.first(coordinate.width))
  }

  private static func decode(
    _ bytes: [UInt8], _ coordinate: EntryBundleCoordinate
  ) -> Fetched<EntryBundle> {
    do {
      return .value(try EntryBundle(bytes: bytes, count: coordinate.width))
    } catch {
      return .malformed(found: .entryBundle(error))
    }
  }
}

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
