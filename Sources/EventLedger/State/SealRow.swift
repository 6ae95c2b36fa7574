package import CanonicalJSON

/// A seal of the state: where it stands.
///
/// Its key is the day in UTC on which the log took it in.
package struct SealRow: Sendable, Hashable {
  /// The index of the seal's entry, which is the number of entries that the sealed state follows
  /// from.
  package let index: UInt64
}

extension SealRow: ProjectionRow {
  package init?(_ row: JSONValue) {
    guard let index = row["index"]?.integer else { return nil }
    self.init(index: UInt64(index))
  }

  package var members: [(name: String, value: JSON)] { [("index", .integer(Int64(index)))] }

  package static let definition = ProjectionDefinition(
    name: "seals", version: 1, columns: ["index"])
}
