/// The place of an entry bundle in a log (<https://c2sp.org/tlog-tiles>).
///
/// It has the number and the width of the tile of level 0 that holds its entries' hashes.
public struct EntryBundleCoordinate: Hashable, Sendable {
  /// The tile of level 0 with the same entries.
  public let tile: TileCoordinate

  private static let kind = "entries"

  /// Names a bundle; nil when no log with 64-bit indexes has it.
  public init?(number: UInt64, width: Int = TileCoordinate.fullWidth) {
    guard let tile = TileCoordinate(level: 0, number: number, width: width) else { return nil }
    self.tile = tile
  }

  /// The bundle as wide as a log of a size has it; nil when the log does not reach it.
  public init?(number: UInt64, inLogOf size: UInt64) {
    guard let tile = TileCoordinate(level: 0, number: number, inLogOf: size) else { return nil }
    self.tile = tile
  }

  /// Reads the path of a bundle; nil for any other spelling than that of ``path``.
  public init?(path: String) {
    guard let parsed = TilePath(path), parsed.kind == Self.kind else { return nil }
    self.init(number: parsed.number, width: parsed.width)
  }

  /// The number of bundles to the left.
  public var number: UInt64 { tile.number }

  /// The number of entries, 1 to 256.
  public var width: Int { tile.width }

  /// The path from the root of the log, such as `tile/entries/x001/234.p/5`.
  public var path: String { TilePath(kind: Self.kind, number: number, width: width).text }

  /// The index of the bundle's first entry.
  public var firstIndex: UInt64 { number * UInt64(TileCoordinate.fullWidth) }

  /// The bundle of the same place that holds all the entries it can.
  var full: EntryBundleCoordinate { EntryBundleCoordinate(tile: tile.full) }

  private init(tile: TileCoordinate) {
    self.tile = tile
  }
}

extension EntryBundleCoordinate: CustomStringConvertible {
  /// The path.
  public var description: String { path }
}
