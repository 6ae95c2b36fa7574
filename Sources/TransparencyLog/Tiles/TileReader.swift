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

/// What came of reading one part of a log that could be read from.
enum Fetched<Value> {
  /// The part is there and well-formed; that says nothing about its being right.
  case value(Value)
  /// The part is not there.
  case missing
  /// The part is there but is not what its place asks for.
  case malformed(found: Malformation)
}

/// What a file holds that is not what its place asks for.
public enum Malformation: Hashable, Sendable {
  /// So many bytes, of another tile or of none.
  case byteCount(Int)
  /// So many bytes in the full tile that has taken the partial one's place.
  case byteCountOfFullTile(Int)
  /// Bytes that are no entry bundle.
  case entryBundle(EntryBundleError)
}

extension Malformation: CustomStringConvertible {
  /// What was found, in words.
  public var description: String {
    switch self {
    case .byteCount(let count): "\(count) bytes"
    case .byteCountOfFullTile(let count): "\(count) bytes in the full tile"
    case .entryBundle(let error): "\(error)"
    }
  }
}
