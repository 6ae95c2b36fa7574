import EventLedger

/// A region's Kemendagri code, such as `64.72.01.1003`: two digits for the province, two for the
/// regency or city, two for the district and four for the village.
///
/// A code contains itself and every code that begins with it and a dot.
package struct RegionCode: Hashable, Sendable {
  /// The code as written.
  package let text: String

  /// Takes text with one to four parts of 2, 2, 2 and 4 digits, the fourth beginning with 1
  /// (urban village, kelurahan) or 2 (rural village, desa); nil for any other text.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.map(\.count) == Array(Self.digitCounts.prefix(parts.count)) else { return nil }
    guard parts.joined().allSatisfy(Self.digits.contains) else { return nil }
    if parts.count == 4, let kind = parts[3].first {
      guard kind == UInt8(ascii: "1") || kind == UInt8(ascii: "2") else { return nil }
    }
    self.text = text
  }

  /// How many parts the code has: 1 for a province to 4 for a village.
  package var partCount: Int { text.utf8.count(where: { $0 == UInt8(ascii: ".") }) + 1 }

  /// The code without its last part; nil for a province.
  package var parent: RegionCode? {
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return RegionCode(String(text[..<dot]))
  }

  /// Whether the other region is this one or lies in it.
  package func contains(_ other: RegionCode) -> Bool { Scope(text).contains(other.text) }

  private static let digitCounts = [2, 2, 2, 4]
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}

extension RegionCode: Comparable {
  /// Sorts a region before the regions in it, and siblings by number.
  package static func < (left: RegionCode, right: RegionCode) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension RegionCode: CustomStringConvertible {
  /// The code as written.
  package var description: String { text }
}
