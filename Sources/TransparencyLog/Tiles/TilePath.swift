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
