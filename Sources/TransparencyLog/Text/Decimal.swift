/// Unsigned numbers in text with one spelling: decimal digits, without sign or leading zero.
package enum Decimal {
  /// The number that the digits stand for; nil for any other text and above 2^64 − 1.
  package static func parse(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else {
      return nil
    }
    var number: UInt64 = 0
    for digit in digits {
      let (tens, overflowed) = number.multipliedReportingOverflow(by: 10)
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), !overflowed else { return nil }
      let (sum, carried) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      guard !carried else { return nil }
      number = sum
    }
    return number
  }
}
