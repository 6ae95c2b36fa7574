/// The keywords a schema may use: those of JSON Schema 2020-12 that the ledger needs, and four of
/// its own.
///
/// A keyword that is not here is an error when the schema is loaded: JSON Schema would ignore it,
/// and a mistyped `requierd` would check nothing for ever.
package enum JSONSchemaKeyword: String, Hashable, Sendable, CaseIterable {
  // Core (draft-bhutton-json-schema-01 §8).
  case schema = "$schema"
  case id = "$id"
  case comment = "$comment"
  case definitions = "$defs"
  case reference = "$ref"

  // Applicators (§10).
  case allOf, anyOf, oneOf, not
  case `if`, then, `else`
  case properties, additionalProperties, propertyNames
  case prefixItems, items, contains

  // Assertions (draft-bhutton-json-schema-validation-01 §6).
  case type, `enum`, const
  case multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum
  case minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems, minContains, maxContains
  case minProperties, maxProperties, required, dependentRequired

  // Annotations (§9), which say nothing about validity.
  case title, description, examples
  case `default`

  /// What a person calls the value, in both languages: `{"id":…,"en":…}`.
  case label = "x-label"
  /// What a person should know to fill the value in, in both languages.
  case help = "x-help"
  /// The roles that may write an event of the type. At the root only.
  case roles = "x-roles"
  /// The class of a sealed value and the schema of its clear value; the keywords beside it
  /// describe what is stored in its place.
  case sealed = "x-sealed"

  /// Whether the keyword is written for people alone.
  ///
  /// Rewording a label must not make new rules, so the digest of the rules leaves these out.
  package var isWording: Bool {
    switch self {
    case .label, .help, .title, .description, .examples, .comment: true
    default: false
    }
  }
}
