/// What a node says that has no part in checking.
struct SchemaAnnotation: Sendable {
  var label: JSONSchemaText?
  var help: JSONSchemaText?
  var sealed: SealedRule?

  var isEmpty: Bool { label == nil && help == nil && sealed == nil }

  /// What `x-sealed` says of a value.
  struct SealedRule: Sendable {
    let kind: JSONSchemaSealing
    /// The node of the clear value.
    let clear: Int
  }
}
