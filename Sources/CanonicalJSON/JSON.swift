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

extension JSON {
  /// An object with these members; writing it puts them in canonical order.
  package init(members: [(name: String, value: JSON)]) {
    self = .object(members.map { JSON.Member(name: $0.name, value: $0.value) })
  }
}

extension JSON {
  /// The value that a pointer leads to from here (RFC 6901 §4).
  package func value(at pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let members):
        guard let position = Self.position(of: token, in: members) else { return nil }
        value = members[position].value
      case .array(let elements):
        guard let position = Self.position(of: token, in: elements) else { return nil }
        value = elements[position]
      default: return nil
      }
    }
    return value
  }

  /// The same value with another at the pointer's place.
  ///
  /// The array or object that the last step leads into must be there. A member that was not is
  /// added, and `-` adds an element at an array's end (RFC 6901 §4); any other element must be
  /// there.
  ///
  /// - Throws: `missingParent`, pointing at what is missing.
  package func replacing(at pointer: JSONPointer, with value: JSON) throws(JSONError) -> JSON {
    try replacing(at: pointer.tokens[...], with: value)
  }

  private func replacing(
    at path: ArraySlice<String>, with value: JSON
  ) throws(JSONError) -> JSON {
    guard let token = path.first else { return value }
    let rest = path.dropFirst()
    switch self {
    case .object(var members):
      let position = Self.position(of: token, in: members)
      let child = position.map { members[$0].value }
      let member = Member(name: token, value: try Self.child(child, token, rest, value))
      if let position { members[position] = member } else { members.append(member) }
      return .object(members)
    case .array(var elements):
      let position = Self.position(of: token, in: elements)
      guard position != nil || token == "-" else { throw Self.missing(token) }
      let element = try Self.child(position.map { elements[$0] }, token, rest, value)
      if let position { elements[position] = element } else { elements.append(element) }
      return .array(elements)
    default: throw Self.missing(token)
    }
  }

  /// What becomes of a child that may not be there yet.
  private static func child(
    _ child: JSON?, _ token: String, _ rest: ArraySlice<String>, _ value: JSON
  ) throws(JSONError) -> JSON {
    if rest.isEmpty { return value }
    guard let child else { throw missing(token) }
    do throws(JSONError) {
      return try child.replacing(at: rest, with: value)
    } catch {
      throw error.within(token)
    }
  }

  private static func missing(_ token: String) -> JSONError {
    JSONError(.missingParent, offset: 0, pointer: JSONPointer(tokens: [token]))
  }

  private static func position(of name: String, in members: [Member]) -> Int? {
    members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }

  private static func position(of token: String, in elements: [JSON]) -> Int? {
    JSONPointer.index(token).flatMap { elements.indices.contains($0) ? $0 : nil }
  }
}
