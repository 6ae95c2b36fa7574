extension JSONReader {
  /// Reads a number (RFC 8259 §6).
  ///
  /// One without fraction and exponent is an integer and must be within ±(2^53 − 1); any other is
  /// the double nearest to it, which must be finite.
  mutating func readNumber() throws(JSONFault) {
    let start = cursor.offset
    let isNegative = cursor.byte == UInt8(ascii: "-")
    if isNegative { cursor.advance() }
    let magnitude = try readWholePart()
    switch cursor.byte {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      try readFractionAndExponent()
      try judgeDouble(start..<cursor.offset)
      sink.append(start..<cursor.offset, isPlain: false)
    default:
      guard magnitude <= JSONText.integerMax else {
        throw JSONFault(reason: .integerOutOfRange, offset: start)
      }
      if isNegative && magnitude == 0 { isCanonical = false }
      sink.append(start..<cursor.offset, isPlain: true)
    }
  }

  /// Reads the digits before any point; returns their value, or where it does not fit in 64 bits a
  /// value too large for any rule.
  @inline(__always) private mutating func readWholePart() throws(JSONFault) -> UInt64 {
    let start = cursor.offset
    var value: UInt64 = 0
    while let digit = digit {
      value = cursor.offset - start < 19 ? value * 10 + UInt64(digit) : .max
      cursor.advance()
    }
    switch cursor.offset - start {
    case 0: throw malformedNumber()
    case 1: return value
    default:
      guard cursor[start] != UInt8(ascii: "0") else {
        throw JSONFault(reason: .malformedNumber, offset: start)
      }
      return value
    }
  }

  private mutating func readFractionAndExponent() throws(JSONFault) {
    if cursor.byte == UInt8(ascii: ".") {
      cursor.advance()
      try readDigits()
    }
    guard cursor.byte == UInt8(ascii: "e") || cursor.byte == UInt8(ascii: "E") else { return }
    cursor.advance()
    if cursor.byte == UInt8(ascii: "+") || cursor.byte == UInt8(ascii: "-") { cursor.advance() }
    try readDigits()
  }

  private mutating func readDigits() throws(JSONFault) {
    guard digit != nil else { throw malformedNumber() }
    while digit != nil { cursor.advance() }
  }

  private func malformedNumber() -> JSONFault {
    fault(cursor.isAtEnd ? .unexpectedEnd : .malformedNumber)
  }

  @inline(__always) private var digit: UInt8? {
    let digit = cursor.byte &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }

  private mutating func judgeDouble(_ range: Range<Int>) throws(JSONFault) {
    let bytes = cursor.bytes(range)
    guard let double = JSONNumber.double(bytes), double.isFinite else {
      throw JSONFault(reason: .numberOutOfRange, offset: range.lowerBound)
    }
    if isCanonical, !bytes.elementsEqual(JSONNumber.canonicalBytes(double)) { isCanonical = false }
  }
}
