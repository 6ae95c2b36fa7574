package import CanonicalJSON
package import TransparencyLog

/// Reads the members of an event's data that its schema has already been checked against.
///
/// What is missing all the same is reported with the member's name, never trapped on.
package struct DataReader: Sendable {
  private let object: JSONValue

  package init(_ object: JSONValue) { self.object = object }

  package func value(_ name: String) throws(EventError) -> JSONValue {
    guard let value = object[name] else { throw .missing(member: name) }
    return value
  }

  package func text(_ name: String) throws(EventError) -> String {
    guard let text = try value(name).string else {
      throw .malformed(member: name, expected: .text)
    }
    return text
  }

  package func integer(_ name: String) throws(EventError) -> Int64 {
    guard let integer = try value(name).integer else {
      throw .malformed(member: name, expected: .integer)
    }
    return integer
  }

  package func boolean(_ name: String) throws(EventError) -> Bool {
    guard let boolean = try value(name).boolean else {
      throw .malformed(member: name, expected: .boolean)
    }
    return boolean
  }

  package func array(_ name: String) throws(EventError) -> [JSONValue] {
    let value = try value(name)
    guard value.kind == .array else { throw .malformed(member: name, expected: .array) }
    return Array(value.elements)
  }

  package func hash(_ name: String) throws(EventError) -> Hash {
    guard let hash = Hash(hex: try text(name)) else {
      throw .malformed(member: name, expected: .hexadecimal)
    }
    return hash
  }
}
