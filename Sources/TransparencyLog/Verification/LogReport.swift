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

/// One thing in a log that is not as the tree head says: where, which rule, and both values.
public struct LogFinding: Hashable, Sendable {
  /// A place in a log.
  public enum Place: Hashable, Sendable {
    /// An entry, by its index.
    case entry(UInt64)
    /// An entry bundle.
    case entryBundle(EntryBundleCoordinate)
    /// A hash tile.
    case tile(TileCoordinate)
    /// The partial tiles together.
    case rightEdge
    /// The log as a whole.
    case log
  }

  /// What ought to hold at a place.
  public enum Rule: String, Hashable, Sendable {
    /// The file is there.
    case present
    /// The file has the length and the form that its place asks for.
    case wellFormed = "well-formed"
    /// The entry hashes to the hash that the tile of level 0 holds for it.
    case leafHash = "leaf-hash"
    /// The full tile hashes to the hash that the tile above holds for it.
    case tileHash = "tile-hash"
    /// The partial tiles fold to the root of the tree head.
    case edgeRoot = "edge-root"
    /// The entries hash to the root of the tree head.
    case root
  }

  /// Where it was found.
  public let place: Place
  /// The rule that does not hold.
  public let rule: Rule
  /// What the rule asks for.
  public let expected: Value
  /// What is there.
  public let found: Value

  /// What is asked for, or what is there.
  public enum Value: Hashable, Sendable {
    /// A hash.
    case hash(Hash)
    /// So many entries and nothing else.
    case entries(Int)
    /// So many bytes.
    case bytes(Int)
    /// There is no file.
    case nothing
    /// A file that is not what its place asks for.
    case malformed(Malformation)
  }
}

extension LogFinding.Value: CustomStringConvertible {
  /// The value in words.
  public var description: String {
    switch self {
    case .hash(let hash): "\(hash)"
    case .entries(let count): "\(count) entries and nothing else"
    case .bytes(let count): "\(count) bytes"
    case .nothing: "nothing"
    case .malformed(let malformation): "\(malformation)"
    }
  }
}

extension LogFinding: CustomStringConvertible {
  /// The finding as a sentence.
  public var description: String {
    switch rule {
    case .present: "\(place) is missing"
    case .wellFormed: "\(place) is malformed: expected \(expected), found \(found)"
    case .leafHash, .tileHash: "\(place) hashes to \(found), but the tree holds \(expected)"
    case .edgeRoot, .root: "\(place) hashes to \(found), but the tree head holds \(expected)"
    }
  }
}

extension LogFinding.Place: CustomStringConvertible {
  /// The place in words.
  public var description: String {
    switch self {
    case .entry(let index): "entry \(index)"
    case .entryBundle(let coordinate): coordinate.path
    case .tile(let coordinate): coordinate.path
    case .rightEdge: "the right edge of the tiles"
    case .log: "the log"
    }
  }
}
