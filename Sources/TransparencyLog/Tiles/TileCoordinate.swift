/// The place of a hash tile in a log (<https://c2sp.org/tlog-tiles>).
///
/// A tile holds up to 256 neighbouring hashes of the same level: level 0 the leaves, level 1 the
/// roots of the full tiles of level 0, and so on. A full tile never changes. A partial one is
/// named with its width, so that it never changes either.
public struct TileCoordinate: Hashable, Sendable {
  /// The number of hashes in a full tile.
  public static let fullWidth = 256
  /// The number of tree levels from one tile level to the next: 2^8 is 256.
  static let height = 8
  /// A tree with 64-bit indexes has no tile above this level.
  static let levelMax = 7

  /// The level, 0 for the leaves.
  public let level: Int
  /// The number of tiles to the left on the same level.
  public let number: UInt64
  /// The number of hashes, 1 to 256.
  public let width: Int

  /// Names a tile; nil when no log with 64-bit indexes has it.
  public init?(level: Int, number: UInt64, width: Int = Self.fullWidth) {
    guard (0...Self.levelMax).contains(level), (1...Self.fullWidth).contains(width),
      number <= UInt64.max >> UInt64((level + 1) * Self.height)
    else { return nil }
    self.level = level
    self.number = number
    self.width = width
  }

  /// The tile as wide as a log of a size has it; nil when the log does not reach it.
  public init?(level: Int, number: UInt64, inLogOf size: UInt64) {
    guard (0...Self.levelMax).contains(level) else { return nil }
    let hashCount = size >> UInt64(level * Self.height)
    let before = number.multipliedReportingOverflow(by: UInt64(Self.fullWidth))
    guard !before.overflow, before.partialValue < hashCount else { return nil }
    let width = min(hashCount - before.partialValue, UInt64(Self.fullWidth))
    self.init(level: level, number: number, width: Int(width))
  }

  /// Reads the path of a tile; nil for any other spelling than that of ``path``.
  public init?(path: String) {
    guard let parsed = TilePath(path), let level = Int(parsed.kind),
      String(level) == parsed.kind
    else { return nil }
    self.init(level: level, number: parsed.number, width: parsed.width)
  }

  /// The path from the root of the log, such as `tile/0/x001/234.p/5`.
  public var path: String { TilePath(kind: String(level), number: number, width: width).text }

  /// Whether the tile holds all the hashes it can.
  public var isFull: Bool { width == Self.fullWidth }

  /// The tile of the same place that holds all the hashes it can.
  var full: TileCoordinate { TileCoordinate(unchecked: level, number, Self.fullWidth) }

  private init(unchecked level: Int, _ number: UInt64, _ width: Int) {
    self.level = level
    self.number = number
    self.width = width
  }

  /// The tile that holds a node or the hashes it is made from; nil when the log does not reach
  /// that far.
  init?(holding node: NodeCoordinate, inLogOf size: UInt64) {
    let steps = node.level % Self.height
    self.init(
      level: node.level / Self.height, number: node.number >> UInt64(Self.height - steps),
      inLogOf: size)
  }

  /// The tile that holds the root of this one when it is full, in a log of a size.
  func parent(inLogOf size: UInt64) -> TileCoordinate? {
    TileCoordinate(level: level + 1, number: number >> UInt64(Self.height), inLogOf: size)
  }

  /// The position of this tile's root in its parent.
  var slotInParent: Int { Int(number % UInt64(Self.fullWidth)) }
}

extension TileCoordinate: CustomStringConvertible {
  /// The path.
  public var description: String { path }
}

/// The one spelling of the place of a tile or an entry bundle (<https://c2sp.org/tlog-tiles>).
///
/// `tile/<level or "entries">/<number>[.p/<width>]`; the number stands in groups of three digits,
/// all but the last with an `x` before them.
struct TilePath {
  let kind: String
  let number: UInt64
  let width: Int

  /// The longest path: 20 digits of a number make seven groups.
  private static let byteCountMax = 64

  init(kind: String, number: UInt64, width: Int) {
    self.kind = kind
    self.number = number
    self.width = width
  }

  /// Reads a path; nil for any other spelling than that of ``text``.
  init?(_ text: String) {
    guard text.utf8.count <= Self.byteCountMax else { return nil }
    var parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
    kind = parts.removeFirst()
    width = Self.removeWidth(from: &parts)
    guard let number = Self.number(parts) else { return nil }
    self.number = number
    guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
  }

  /// The path, from the root of the log's folder or address.
  var text: String {
    var groups = [Self.threeDigits(number % 1000)]
    var rest = number / 1000
    while rest > 0 {
      groups.append("x" + Self.threeDigits(rest % 1000))
      rest /= 1000
    }
    let place = "tile/\(kind)/" + groups.reversed().joined(separator: "/")
    return width == TileCoordinate.fullWidth ? place : place + ".p/\(width)"
  }

  /// Takes `.p/<width>` off the end; the width of a full tile when there is none.
  private static func removeWidth(from parts: inout [String]) -> Int {
    guard parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") else {
      return TileCoordinate.fullWidth
    }
    // Zero is no width; whatever is not in its one spelling fails the comparison with `text`.
    let width = Int(parts.removeLast()) ?? 0
    parts[parts.count - 1].removeLast(2)
    return width
  }

  private static func number(_ groups: [String]) -> UInt64? {
    var number: UInt64 = 0
    for group in groups {
      let digits = group.hasPrefix("x") ? group.dropFirst() : group[...]
      guard let value = UInt64(digits), value < 1000 else { return nil }
      let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: 1000)
      let (sum, isOver) = shifted.addingReportingOverflow(value)
      guard !isTooLarge, !isOver else { return nil }
      number = sum
    }
    return number
  }

  private static func threeDigits(_ value: UInt64) -> String {
    let digits = String(value)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
