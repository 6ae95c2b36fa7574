/// One thing to check of a value.
///
/// Instructions hold numbers only: what is larger stands in the tables of `SchemaProgram`, so that
/// running one neither allocates nor counts references. A node is the index of a subschema, a
/// branch list a range of `SchemaProgram.branches`.
enum SchemaInstruction: Sendable {
  /// Nothing fits: the schema `false`.
  case never
  case type(SchemaTypes)
  /// The value is in `SchemaProgram.enumerations` at this index.
  case enumeration(Int)
  /// The value fits another node.
  case reference(node: Int)
  case bound(JSONSchemaKeyword, SchemaNumber)
  case multipleOf(Int64)
  case minLength(Int)
  case maxLength(Int)
  /// The text matches the pattern at this index of `SchemaProgram.patterns`.
  case pattern(Int)
  /// The rules at this index of `SchemaProgram.objects`.
  case object(Int)
  /// The rules at this index of `SchemaProgram.arrays`.
  case array(Int)
  case allOf(Range<Int>)
  case anyOf(Range<Int>)
  case oneOf(Range<Int>)
  case not(node: Int)
  case condition(if: Int, then: Int?, else: Int?)
}
