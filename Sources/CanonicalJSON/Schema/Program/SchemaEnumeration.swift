/// A closed set of values.
struct SchemaEnumeration: Sendable {
  /// How the set is written: as `enum`, as `const`, or as `oneOf` or `anyOf` with nothing but
  /// constants in it.
  let keyword: JSONSchemaKeyword
  /// The values in canonical form, sorted: a range of `SchemaProgram.values`.
  let values: Range<Int>
}
