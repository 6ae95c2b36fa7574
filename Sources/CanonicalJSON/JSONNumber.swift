/// Numbers between text and double, both ways exact.
package enum JSONNumber {
  /// The double nearest to a number of the JSON grammar, infinite beyond the largest; nil for
  /// other bytes.
  static func double(_ bytes: some Sequence<UInt8>) -> Double? {
    Double(String(decoding: Array(bytes), as: UTF8.self))
  }

  /// The integer that a number of the JSON grammar spells, if it has neither fraction nor exponent
  /// and fits.
  static func integer(_ bytes: some Sequence<UInt8>) -> Int64? {
    var magnitude: Int64 = 0
    var isNegative = false
    for byte in bytes {
      if byte == UInt8(ascii: "-") {
        isNegative = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9, magnitude <= JSONText.integerMax else { return nil }
      magnitude = magnitude * 10 + Int64(digit)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// A finite double as ECMAScript writes it, and RFC 8785 §3.2.2.3 with it: the fewest digits that
  /// read back as the same double, the nearest of those, and −0 as 0.
  package static func canonicalBytes(_ double: Double) -> [UInt8] {
    precondition(double.isFinite, "only a finite number has a canonical form")
    if double == 0 { return [UInt8(ascii: "0")] }
    let sign = double < 0 ? [UInt8(ascii: "-")] : []
    return sign + ShortestDecimal(double.magnitude).layout()
  }
}
