/// Watches, name by name, whether the members of an object stand in canonical order.
///
/// Strictly ascending names are also all different, so that an object in order needs no other look
/// for duplicates.
struct NameOrder {
  private var last = JSONString(range: 0..<0, isPlain: true)
  private(set) var count = 0
  private(set) var isAscending = true

  @inline(__always) mutating func add(_ name: JSONString, in text: ByteCursor) {
    if count > 0, isAscending { isAscending = Self.precedes(last, name, in: text) }
    last = name
    count += 1
  }

  /// Whether the first name's code units stand before the second's.
  static func precedes(_ left: JSONString, _ right: JSONString, in text: ByteCursor) -> Bool {
    let leftBytes = text.bytes(left.range.dropFirst().dropLast())
    let rightBytes = text.bytes(right.range.dropFirst().dropLast())
    if left.isPlain, right.isPlain { return CodeUnitOrder.precedes(leftBytes, rightBytes) }
    return CodeUnitOrder.precedes(UnescapedUTF8(leftBytes[...]), UnescapedUTF8(rightBytes[...]))
  }
}
