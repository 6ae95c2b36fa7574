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
