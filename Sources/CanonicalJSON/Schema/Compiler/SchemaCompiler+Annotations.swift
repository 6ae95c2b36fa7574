/// The keywords that say something to people, or of the schema itself.
extension SchemaCompiler {
  /// Checks the form of what is not kept, and that what belongs at the root stands there.
  func checkAnnotations(_ schema: SchemaObject) throws(JSONSchemaError) {
    for keyword in [JSONSchemaKeyword.schema, .id, .comment, .title, .description] {
      _ = try schema.text(keyword)
    }
    if let examples = schema[.examples], examples.kind != .array {
      throw schema.malformed(.examples)
    }
    _ = try schema.wording(.label)
    _ = try schema.wording(.help)
    if let dialect = try schema.text(.schema), dialect != Self.dialect {
      throw JSONSchemaError(.unknownDialect(dialect), at: schema.pointer(to: .schema))
    }
    // An `$id` further down would change what the references below it mean.
    for keyword in [JSONSchemaKeyword.schema, .id, .roles] where schema.has(keyword) {
      guard schema.pointer == .root else {
        throw JSONSchemaError(.onlyAtRoot(keyword), at: schema.pointer(to: keyword))
      }
    }
  }

  /// Keeps what a node tells people, and its sealing.
  mutating func annotate(_ node: Int, with schema: SchemaObject) throws(JSONSchemaError) {
    let annotation = SchemaAnnotation(
      label: try schema.wording(.label), help: try schema.wording(.help),
      sealed: try sealing(schema))
    if !annotation.isEmpty { tables.annotations[node] = annotation }
    if let roles = try schema.names(.roles) {
      guard !roles.isEmpty, !roles.contains("") else { throw schema.malformed(.roles) }
      tables.roles = roles
    }
  }

  /// Reads `{"class":…,"schema":…}`.
  private mutating func sealing(
    _ schema: SchemaObject
  ) throws(JSONSchemaError) -> SchemaAnnotation.SealedRule? {
    guard let value = schema[.sealed] else { return nil }
    guard value.kind == .object, value.count == 2,
      let kind = value["class"]?.string.flatMap(JSONSchemaSealing.init), let clear = value["schema"]
    else { throw schema.malformed(.sealed) }
    let node = try node(clear, at: schema.pointer(to: .sealed).appending("schema"))
    return SchemaAnnotation.SealedRule(kind: kind, clear: node)
  }
}
