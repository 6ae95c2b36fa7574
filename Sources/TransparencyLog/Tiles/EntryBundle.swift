/// Up to 256 neighbouring entries of a log (<https://c2sp.org/tlog-tiles>).
///
/// Each entry stands after its length, two bytes big-endian. The entries are slices of the
/// bundle's bytes; reading a bundle copies none of them.
public struct EntryBundle: Hashable, Sendable {
  /// The number of bytes that an entry can have at most.
  public static let entryByteCountMax = Int(UInt16.max)
  /// The number of bytes that a full bundle can have at most.
  public static let byteCountMax = TileCoordinate.fullWidth * (2 + entryByteCountMax)

  /// The bundle as it is stored.
  public let bytes: [UInt8]
  /// Where each entry lies in the bytes.
  private let ranges: [Range<Int>]

  /// Joins entries.
  ///
  /// - Precondition: There are 1 to 256.
  public init(entries: some Collection<[UInt8]>) throws(EntryBundleError) {
    precondition((1...TileCoordinate.fullWidth).contains(entries.count), "1 to 256 entries")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
    var ranges: [Range<Int>] = []
    for entry in entries {
      guard entry.count <= Self.entryByteCountMax else { throw .entryTooLong(entry.count) }
      bytes += [UInt8(entry.count >> 8), UInt8(entry.count & 0xFF)]
      ranges.append(bytes.count..<(bytes.count + entry.count))
      bytes += entry
    }
    self.bytes = bytes
    self.ranges = ranges
  }

  /// Reads a bundle that holds `count` entries and nothing else.
  public init(bytes: [UInt8], count: Int) throws(EntryBundleError) {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    var position = 0
    while ranges.count < count {
      guard bytes.count - position >= 2 else { throw .truncated(entriesRead: ranges.count) }
      let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
      position += 2
      guard bytes.count - position >= length else {
        throw .truncated(entriesRead: ranges.count)
      }
      ranges.append(position..<(position + length))
      position += length
    }
    guard position == bytes.count else { throw .trailingBytes(bytes.count - position) }
    self.bytes = bytes
    self.ranges = ranges
  }

  /// The leaf hashes of the entries, in their order.
  public var leafHashes: [Hash] {
    let span = bytes.span
    return ranges.map { Hash.leaf(span.extracting($0)) }
  }

  /// The bundle of the first `count` entries.
  ///
  /// - Precondition: There are as many.
  func first(_ count: Int) -> EntryBundle {
    EntryBundle(
      uncheckedBytes: Array(bytes[..<ranges[count - 1].upperBound]),
      ranges: Array(ranges[..<count]))
  }

  private init(uncheckedBytes bytes: [UInt8], ranges: [Range<Int>]) {
    self.bytes = bytes
    self.ranges = ranges
  }
}

extension EntryBundle: RandomAccessCollection {
  /// The position of the first entry in the bundle.
  public var startIndex: Int { 0 }

  /// The number of entries.
  public var endIndex: Int { ranges.count }

  /// The bytes of an entry.
  public subscript(position: Int) -> ArraySlice<UInt8> { bytes[ranges[position]] }
}

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

/// Why bytes are not an entry bundle, or entries do not make one.
public enum EntryBundleError: Error, Hashable, Sendable {
  /// An entry has more bytes than two bytes can count.
  case entryTooLong(Int)
  /// The bytes end within the entry after those read, or before its length.
  case truncated(entriesRead: Int)
  /// There are bytes after the last entry.
  case trailingBytes(Int)
}

extension EntryBundleError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String {
    switch self {
    case .entryTooLong(let count):
      "an entry has \(count) bytes; a bundle takes at most \(EntryBundle.entryByteCountMax)"
    case .truncated(let read): "the bundle ends within its entry \(read)"
    case .trailingBytes(let count): "the bundle has \(count) bytes after its last entry"
    }
  }
}
