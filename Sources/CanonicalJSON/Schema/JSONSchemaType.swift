/// The names that the keyword `type` knows (draft-bhutton-json-schema-validation-01 §6.1.1).
package enum JSONSchemaType: String, Hashable, Sendable, CaseIterable {
  case null, boolean, integer, number, string, array, object
}
