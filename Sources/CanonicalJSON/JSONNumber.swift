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

/// A positive number as 0.d₁d₂…dₖ × 10ⁿ, with the fewest digits that read back as the same double.
///
/// The digits are Swift's own, which writes the shortest and of those the nearest, as ECMAScript
/// asks; only where the point and the exponent stand differs between the two.
struct ShortestDecimal {
  /// d₁ to dₖ as ASCII, neither beginning nor ending with a zero.
  private var digits: [UInt8] = []

  /// n: the point stands before the digit of this index.
  private var point = 0

  init(_ double: Double) {
    let parts = double.description.utf8.split(separator: UInt8(ascii: "e"))
    let mantissa = parts[0].split(separator: UInt8(ascii: "."))
    let exponent = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
    digits = mantissa.flatMap(Array.init)
    point = mantissa[0].count + exponent
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    point -= leadingZeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  }

  /// The text by ECMA-262 §6.1.6.1.20 (Number::toString), whose k and n these are.
  func layout() -> [UInt8] {
    let zero = UInt8(ascii: "0")
    let dot = UInt8(ascii: ".")
    switch point {
    case digits.count...21: return digits + Array(repeating: zero, count: point - digits.count)
    case 1...21: return digits[..<point] + [dot] + digits[point...]
    case -5...0: return [zero, dot] + Array(repeating: zero, count: -point) + digits
    default:
      let fraction = digits.count > 1 ? [dot] + digits[1...] : []
      let sign = point > 0 ? "+" : "-"
      return digits[..<1] + fraction + Array("e\(sign)\(abs(point - 1))".utf8)
    }
  }
}
