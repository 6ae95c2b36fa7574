public import Foundation

/// A log in a folder, in the shape of <https://c2sp.org/tlog-tiles>: one file for the checkpoint,
/// one for each tile and each entry bundle.
public struct DirectoryLogReader: LogReader, Sendable {
  /// The folder that holds `checkpoint` and `tile`.
  public let folder: URL

  /// Reads from a folder; a missing one is a log in which nothing is found.
  public init(folder: URL) {
    self.folder = folder
  }

  /// The bytes of the newest checkpoint; nil when there is none.
  public func checkpoint() throws(DirectoryReadError) -> [UInt8]? {
    try read(LogResource.checkpointPath, byteCountMax: UnverifiedNote.byteCountMax)
  }

  /// The bytes of exactly this tile; nil when there is no such tile.
  public func tile(at coordinate: TileCoordinate) throws(DirectoryReadError) -> [UInt8]? {
    try read(coordinate.path, byteCountMax: TileCoordinate.fullWidth * Hash.byteCount)
  }

  /// The bytes of exactly this bundle; nil when there is no such bundle.
  public func entryBundle(
    at coordinate: EntryBundleCoordinate
  ) throws(DirectoryReadError) -> [UInt8]? {
    try read(coordinate.path, byteCountMax: EntryBundle.byteCountMax)
  }

  /// Reads a file, and one byte more than it may have, so that a larger one is found malformed
  /// without being taken into memory.
  private func read(_ path: String, byteCountMax: Int) throws(DirectoryReadError) -> [UInt8]? {
    let file = folder.appending(path: path)
    // A pipe would wait for ever for somebody who writes into it.
    if let isRegular = try? file.resolvingSymlinksInPath()
      .resourceValues(forKeys: [.isRegularFileKey]).isRegularFile, !isRegular
    {
      throw DirectoryReadError(path: path, reason: "it is no regular file")
    }
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      return Array(try handle.read(upToCount: byteCountMax + 1) ?? Data())
    } catch CocoaError.fileReadNoSuchFile {
      return nil
    } catch CocoaError.fileNoSuchFile {
      return nil
    } catch {
      throw DirectoryReadError(path: path, reason: error.localizedDescription)
    }
  }
}

/// Why a file of a log's folder could not be read.
public struct DirectoryReadError: Error, Sendable {
  /// The path from the root of the log's folder.
  public let path: String
  /// What the system said.
  public let reason: String
}

extension DirectoryReadError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String { "\(path) cannot be read: \(reason)" }
}
