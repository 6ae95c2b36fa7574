package import CanonicalJSON
package import TransparencyLog

/// That the registrars have released an event which was set aside.
package struct ReleaseRow: Sendable, Hashable {
  /// The index at which the newest release took effect.
  package let index: UInt64
}

extension ReleaseRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let index = row["index"]?.integer else { return nil }
    self.init(index: UInt64(index))
  }

  package var members: [(name: String, value: JSON)] { [("index", .integer(Int64(index)))] }

  package static let definition = ProjectionDefinition(
    name: "releases", version: 1, columns: ["index"])
}
