import TransparencyLog

/// The range of hashes that begin with the same hexadecimal digits.
struct HashPrefix {
  let lowest: Hash
  let highest: Hash

  /// The fewest digits that are taken for a hash: fewer would soon be ambiguous.
  static let digitCountMin = 8

  /// Nil unless there are 8 to 64 lowercase hexadecimal digits.
  init?(_ digits: String) {
    let width = 2 * Hash.byteCount
    guard (Self.digitCountMin...width).contains(digits.utf8.count) else { return nil }
    let missing = width - digits.utf8.count
    guard let lowest = Hash(hex: digits + String(repeating: "0", count: missing)),
      let highest = Hash(hex: digits + String(repeating: "f", count: missing))
    else { return nil }
    self.lowest = lowest
    self.highest = highest
  }
}
