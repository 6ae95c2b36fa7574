import EventLedger
import TransparencyLog

/// The tiles of a stored log: the full ones from the file, the others from the right edge.
///
/// Nothing it returns is trusted; a `VerifiedTileReader` over it hands out only hashes that lead
/// to the root of a signed checkpoint.
struct StoredTiles<Ledger: LedgerReading>: TileReader {
  let ledger: Ledger
  let edge: TileFrontier

  func tile(at coordinate: TileCoordinate) throws -> [UInt8]? {
    if let tile = edge.tile(at: coordinate) { return tile.bytes }
    // A tile that is full by now is cut to size by the reader.
    guard coordinate.isFull else { return nil }
    return try ledger.storedTile(level: coordinate.level, number: coordinate.number)
  }
}
