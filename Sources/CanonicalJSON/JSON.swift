/// A JSON value being built, to be written in canonical form.
///
/// It has no `==`: two values are the same when their canonical bytes are.
package enum JSON: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  /// In any order; a name that stands twice is refused when the value is written.
  case object([Member])

  /// A name and what it names.
  package struct Member: Sendable {
    package var name: String
    package var value: JSON

    package init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// A value that was read.
  ///
  /// A number without fraction and exponent becomes an integer.
  package init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .boolean: self = .boolean(value.boolean ?? false)
    case .number: self = value.integer.map(JSON.integer) ?? .double(value.double ?? 0)
    case .string: self = .string(value.string ?? "")
    case .array: self = .array(value.elements.map(JSON.init))
    case .object:
      self = .object(
        value.members.map { Member(name: $0.name.string ?? "", value: JSON($0.value)) })
    }
  }

  /// The one text that stands for this value (RFC 8785).
  ///
  /// - Throws: where the value has none that `JSONText` would read: a duplicate name, a number that
  ///   is not finite, an integer outside ±(2^53 − 1) — also a double that would be written as
  ///   one — or arrays and objects too deep within each other.
  package func canonicalBytes() throws(JSONError) -> [UInt8] {
    var writer = CanonicalWriter()
    try writer.write(self, depth: 0)
    return writer.bytes
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Keeps the order, and duplicate names for the writer to refuse.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
}
