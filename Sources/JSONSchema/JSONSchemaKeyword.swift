/// The keywords of JSON Schema 2020-12 that a schema may use.
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

  /// Whether the keyword is written for people alone.
  ///
  /// Rewording must not make new rules, so `JSONSchema.canonicalRules()` leaves these out.
  package var isWording: Bool {
    switch self {
    case .title, .description, .examples, .comment: true
    default: false
    }
  }
}

/// The names that the keyword `type` knows (draft-bhutton-json-schema-validation-01 §6.1.1).
package enum JSONSchemaType: String, Hashable, Sendable, CaseIterable {
  case null, boolean, integer, number, string, array, object
}
