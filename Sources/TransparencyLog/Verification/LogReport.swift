/// What came of reading a whole log.
public struct LogReport: Hashable, Sendable {
  /// The head that the log was checked against.
  public let head: TreeHead
  /// The number of entries that were read and hashed.
  public let entriesRead: UInt64
  /// The number of tiles that were read.
  public let tilesRead: UInt64
  /// What is not as the head says, in the order of the log.
  public let findings: [LogFinding]
  /// Whether the whole log was read; false when there were too many findings to go on.
  public let isComplete: Bool

  /// Whether the whole log was read and every byte of it leads to the head.
  public var isIntact: Bool { isComplete && findings.isEmpty }
}
