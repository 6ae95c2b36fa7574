/// Something that stores the hash tiles of a log.
///
/// What it returns is not trusted: ``VerifiedTileReader`` and ``LogVerifier`` check it. A method
/// that does not suspend fulfils the requirement.
public protocol TileReader {
  /// Why something could not be read; `Never` when it always can.
  associatedtype Failure: Error

  /// The bytes of exactly this tile; nil when there is no such tile.
  func tile(at coordinate: TileCoordinate) async throws(Failure) -> [UInt8]?
}

extension TileReader {
  /// Reads a tile, or cuts it from the full tile that may have taken its place.
  func fetch(_ coordinate: TileCoordinate) async throws(Failure) -> Fetched<Tile> {
    if let bytes = try await tile(at: coordinate) {
      guard let tile = Tile(coordinate: coordinate, bytes: bytes) else {
        return .malformed(found: .byteCount(bytes.count))
      }
      return .value(tile)
    }
    guard !coordinate.isFull, let bytes = try await tile(at: coordinate.full) else {
      return .missing
    }
    guard let full = Tile(coordinate: coordinate.full, bytes: bytes) else {
      return .malformed(found: .byteCountOfFullTile(bytes.count))
    }
    return .value(Tile(coordinate: coordinate, hashes: Array(full.hashes[..<coordinate.width])))
  }
}
