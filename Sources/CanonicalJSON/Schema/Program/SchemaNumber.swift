/// A number as a limit: exact whether it is an integer or not.
enum SchemaNumber: Hashable, Sendable {
  case integer(Int64)
  case double(Double)

  /// Whether this is the smaller number, compared exactly.
  ///
  /// A double counts every integer of I-JSON, ±(2^53 − 1) (RFC 7493 §2.2), so nothing is lost by
  /// comparing an integer as a double.
  static func < (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if case .integer(let left) = left, case .integer(let right) = right { return left < right }
    return left.double < right.double
  }

  static func <= (left: SchemaNumber, right: SchemaNumber) -> Bool { !(right < left) }

  /// Whether the number is a whole multiple of a positive integer, which is below 2^53.
  func isMultiple(of divisor: Int64) -> Bool {
    if let integer { return integer.isMultiple(of: divisor) }
    guard case .double(let double) = self, isIntegral else { return false }
    // The number is its significand, doubled some times; take the remainder at every step.
    var remainder = Int64(double.significandBitPattern | 1 << 52) % divisor
    for _ in 52..<double.exponent { remainder = remainder * 2 % divisor }
    return remainder == 0
  }

  /// Whether the number has no fraction; 1.0 has none (draft-bhutton-json-schema-validation-01
  /// §6.1.1).
  var isIntegral: Bool {
    // From 2^53 on doubles are so far apart that none has a fraction.
    if case .double(let double) = self, double.magnitude >= 0x1p53 { return true }
    return integer != nil
  }

  /// The number as an integer, where it is one of I-JSON's, ±(2^53 − 1) (RFC 7493 §2.2).
  var integer: Int64? {
    switch self {
    case .integer(let integer): return integer
    case .double(let double):
      guard double.magnitude < 0x1p53 else { return nil }
      let integer = Int64(double)
      return Double(integer) == double ? integer : nil
    }
  }

  /// The number as canonical JSON.
  var text: String { String(decoding: JSONNumber.canonicalBytes(double), as: UTF8.self) }

  private var double: Double {
    switch self {
    case .integer(let integer): Double(integer)
    case .double(let double): double
    }
  }
}
