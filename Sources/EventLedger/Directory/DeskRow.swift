package import CanonicalJSON

/// A desk of the directory, and the part of the region tree it answers for.
package struct DeskRow: Sendable, Hashable {
  package let level: String
  package let scope: Scope
  /// The public body that runs the desk.
  package let hostAgency: String
  /// The keys registered for it, in the order they came in.
  package var keys: [Fingerprint] = []
}

extension DeskRow: ProjectionRow {
  package init?(_ row: JSONValue) {
    guard let level = row["level"]?.string, let scope = row["scope"]?.string,
      let hostAgency = row["hostAgency"]?.string, let keys = row["keys"]?.elements
    else { return nil }
    self.init(level: level, scope: Scope(scope), hostAgency: hostAgency)
    for element in keys {
      guard let key = element.string.flatMap({ Fingerprint($0) }) else { return nil }
      self.keys.append(key)
    }
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("level", .string(level)), ("scope", .string(scope.code)),
      ("hostAgency", .string(hostAgency)),
      ("keys", .array(keys.map { .string("\($0)") })),
    ]
  }

  package static let definition = ProjectionDefinition(
    name: "desks", version: 1, columns: ["level", "scope", "hostAgency", "keys"])
}
