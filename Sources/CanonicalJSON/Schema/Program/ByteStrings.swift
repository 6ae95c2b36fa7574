/// Many byte strings in one array, so that comparing one touches no reference count.
struct ByteStrings: Sendable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  var count: Int { ranges.count }

  /// The string at an index.
  subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  /// Adds a string and returns its index.
  mutating func append(_ string: some Sequence<UInt8>) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: string)
    ranges.append(start..<bytes.count)
    return ranges.count - 1
  }

  /// Whether the string at an index has the same bytes as another.
  func equals(_ other: Span<UInt8>, at index: Int) -> Bool {
    let range = ranges[index]
    guard range.count == other.count else { return false }
    return Self.compare(bytes.span.extracting(range), other) == 0
  }

  /// The index, within a range sorted by `precedes`, of a string with the given bytes.
  func index(of other: Span<UInt8>, in indexes: Range<Int>) -> Int? {
    var lower = indexes.lowerBound
    var upper = indexes.upperBound
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      let order = order(at: middle, other)
      if order == 0 { return middle }
      if order < 0 { lower = middle + 1 } else { upper = middle }
    }
    return nil
  }

  /// The order that `index(of:in:)` searches by: the shorter first, then by bytes.
  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count != right.count
      ? left.count < right.count : left.lexicographicallyPrecedes(right)
  }

  private func order(at index: Int, _ other: Span<UInt8>) -> Int {
    let range = ranges[index]
    if range.count != other.count { return range.count - other.count }
    return Self.compare(bytes.span.extracting(range), other)
  }

  /// The first difference of two strings of one length; 0 when there is none.
  private static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    for index in left.indices {
      let difference = Int(left[index]) - Int(right[index])
      if difference != 0 { return difference }
    }
    return 0
  }
}
