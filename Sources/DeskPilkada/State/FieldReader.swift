package import CanonicalJSON
import EventLedger
package import TransparencyLog

/// Short ways to the members of data that its schema has been checked against.
extension JSONValue {
  package func text(_ name: String) -> String? { self[name]?.string }
  package func integer(_ name: String) -> Int64? { self[name]?.integer }
  package func hash(_ name: String) -> Hash? {
    self[name]?.plainString.flatMap { Hash(hex: $0) }
  }
  /// Whether a member is there and true.
  package func flag(_ name: String) -> Bool { self[name]?.boolean ?? false }
  package func instant(_ name: String) -> Int64? {
    self[name]?.plainString.flatMap { Timestamp($0) }?.instant.seconds
  }
  package func list(_ name: String) -> [JSONValue] {
    self[name].map { Array($0.elements) } ?? []
  }
  package func texts(_ name: String) -> [String] { list(name).compactMap(\.string) }
}

extension JSON {
  /// An array of texts.
  package static func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
