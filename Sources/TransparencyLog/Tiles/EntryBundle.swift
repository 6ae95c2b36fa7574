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
