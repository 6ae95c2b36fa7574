/// One value of an enumeration, and what people call it.
package struct JSONSchemaChoice: Hashable, Sendable {
  /// The value as canonical JSON: `"kpu"` has its quotation marks.
  package let canonicalText: String
  package let label: JSONSchemaText?
  package let help: JSONSchemaText?
}
