/// Checks every byte of a log against one tree head.
///
/// Reads each entry bundle and each tile once, from left to right, and holds one of each a level
/// in memory. Every link is compared on its own: an entry with its hash in the tile, a tile with
/// its hash in the tile above, the partial tiles with the root, so that a changed byte is found
/// at its place. And the entries alone are folded to a root once more, past all tiles, so that
/// the verdict on them does not hang on the tiles.
///
/// Finding damage is a success: ``verify(eachEntry:)`` returns it. It throws only when the reader
/// does.
public struct LogVerifier<Reader: LogReader> {
  /// The head of the log, trusted.
  public let head: TreeHead
  /// The log, not trusted.
  public let reader: Reader
  /// The number of findings after which reading on would tell nothing more.
  public let findingCountMax: Int

  /// Prepares to check a log against a head.
  public init(head: TreeHead, reader: Reader, findingCountMax: Int = 100) {
    self.head = head
    self.reader = reader
    self.findingCountMax = findingCountMax
  }

  /// Prepares to check a log against a checkpoint that it has signed.
  public init(checkpoint: SignedCheckpoint, reader: Reader, findingCountMax: Int = 100) {
    self.init(
      head: checkpoint.checkpoint.treeHead, reader: reader, findingCountMax: findingCountMax)
  }

  /// Reads the whole log.
  ///
  /// - Parameter eachEntry: Called with the index and the bytes of each entry, in their order. An
  ///   entry is proven only by a report that turns out intact.
  /// - Returns: What was found.
  /// - Throws: What the reader throws when it cannot read.
  public func verify(
    eachEntry: (UInt64, ArraySlice<UInt8>) -> Void = { _, _ in }
  ) async throws(Reader.Failure) -> LogReport {
    var walk = LogWalk(head: head, reader: reader, findingCountMax: findingCountMax)
    var number: UInt64 = 0
    while let coordinate = EntryBundleCoordinate(number: number, inLogOf: head.size) {
      guard walk.hasRoom else { return walk.report(isComplete: false) }
      if let bundle = try await walk.step(over: coordinate) {
        for (position, entry) in bundle.enumerated() {
          eachEntry(coordinate.firstIndex + UInt64(position), entry)
        }
      }
      number += 1
    }
    walk.finish()
    return walk.report(isComplete: true)
  }
}

extension LogVerifier: Sendable where Reader: Sendable {}
