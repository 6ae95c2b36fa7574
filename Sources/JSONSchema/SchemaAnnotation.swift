package import CanonicalJSON

/// A keyword that the owner of a schema has made, beside those of JSON Schema: it has no part in
/// checking, and only its owner knows what it means.
///
/// Declared, so that a mistyped one is refused when the schema is loaded like any unknown keyword.
/// What was read of it is handed through as it stands.
package struct SchemaAnnotation: Sendable {
  /// Where an annotation may stand.
  package enum Scope: Sendable {
    case anywhere
    /// At the root alone: it speaks of the schema as a whole.
    case root
    /// Only where every value of the schema would have it, and not within its own schema: it
    /// speaks of a place, never of what the values there say.
    case place
  }

  /// The name, which begins with `x-`.
  package let name: String
  package let scope: Scope
  /// Whether it is written for people alone, so that rewording it makes no new rules.
  package let isWording: Bool
  /// The member of its value that is a schema, compiled with the rest; nil if there is none.
  package let schemaMember: String?
  /// Whether a value has the form that the annotation asks for.
  package let isWellFormed: @Sendable (JSONValue) -> Bool

  package init(
    _ name: String, scope: Scope = .anywhere, isWording: Bool = false, schemaMember: String? = nil,
    isWellFormed: @escaping @Sendable (JSONValue) -> Bool
  ) {
    precondition(name.hasPrefix("x-"), "no later JSON Schema may take the name for its own")
    self.name = name
    self.scope = scope
    self.isWording = isWording
    self.schemaMember = schemaMember
    self.isWellFormed = isWellFormed
  }
}
