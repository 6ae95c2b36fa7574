/// A member that a schema describes.
package struct JSONSchemaProperty: Sendable {
  package let name: String
  /// Whether every value must have it, whatever else it holds: `if` and `dependentRequired` do not
  /// count.
  package let isRequired: Bool
  /// The schema of its value.
  package let node: JSONSchemaNode
}
