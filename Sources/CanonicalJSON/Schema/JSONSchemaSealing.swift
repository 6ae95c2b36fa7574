/// Why a value is kept out of the signed bytes.
package enum JSONSchemaSealing: String, Hashable, Sendable, CaseIterable {
  /// It names or describes a person.
  case person
  /// It is free text, in which anyone may be named.
  case narrative
}
