/// The order of member names in canonical form: by UTF-16 code units (RFC 8785 §3.2.3).
///
/// Taken from UTF-8 without decoding. UTF-8 sorts by code point, and the two orders part only
/// where one name goes on above U+FFFF (first bytes F0 to F4, in UTF-16 the surrogates from D800)
/// and the other between U+E000 and U+FFFF (first bytes EE and EF): then the former comes first.
package enum CodeUnitOrder {
  /// Whether the first UTF-8 string stands before the second.
  package static func precedes(
    _ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>
  ) -> Bool {
    var right = right.makeIterator()
    for byte in left {
      guard let other = right.next() else { return false }
      if byte != other { return rank(byte) < rank(other) }
    }
    return right.next() != nil
  }

  /// Whether the first UTF-8 string stands before the second.
  static func precedes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return rank(left[index]) < rank(right[index])
    }
    return left.count < right.count
  }

  /// A byte's place among those that may be the first difference of two names.
  static func rank(_ byte: UInt8) -> UInt8 {
    byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
  }
}

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
