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
