/// The keywords that go into arrays and objects, or apply several schemas to one value.
extension SchemaCompiler {
  mutating func arrayRules(_ schema: SchemaObject) throws(JSONSchemaError) -> [SchemaInstruction] {
    let keywords: [JSONSchemaKeyword] = [
      .prefixItems, .items, .minItems, .maxItems, .uniqueItems, .contains, .minContains,
      .maxContains,
    ]
    guard keywords.contains(where: schema.has) else { return [] }
    var rules = ArrayRules()
    rules.prefix = try branches(.prefixItems, of: schema) ?? rules.prefix
    rules.rest = try subschema(.items, of: schema) ?? rules.rest
    rules.countMin = try schema.count(.minItems) ?? rules.countMin
    rules.countMax = try schema.count(.maxItems) ?? rules.countMax
    rules.elementsDiffer = try schema.boolean(.uniqueItems) ?? rules.elementsDiffer
    rules.contained = try subschema(.contains, of: schema)
    rules.containedMin = try schema.count(.minContains) ?? rules.containedMin
    rules.containedMax = try schema.count(.maxContains) ?? rules.containedMax
    tables.arrays.append(rules)
    return [.array(tables.arrays.count - 1)]
  }

  mutating func objectRules(
    _ schema: SchemaObject
  ) throws(JSONSchemaError) -> [SchemaInstruction] {
    let keywords: [JSONSchemaKeyword] = [
      .properties, .required, .additionalProperties, .propertyNames, .minProperties,
      .maxProperties, .dependentRequired,
    ]
    guard keywords.contains(where: schema.has) else { return [] }
    var rules = ObjectRules()
    let required = try schema.names(.required) ?? []
    let declarations = try declarations(schema)
    rules.properties = properties(declarations, required: required)
    rules.requiredCount = required.count
    if schema[.additionalProperties]?.boolean == false {
      rules.additional = SchemaProgram.nothing
    } else {
      rules.additional = try subschema(.additionalProperties, of: schema) ?? rules.additional
    }
    rules.names = try subschema(.propertyNames, of: schema) ?? rules.names
    rules.countMin = try schema.count(.minProperties) ?? rules.countMin
    rules.countMax = try schema.count(.maxProperties) ?? rules.countMax
    rules.dependencies = try dependencies(schema)
    tables.objects.append(rules)
    tables.declarations.append(declarations)
    return [.object(tables.objects.count - 1)]
  }

  mutating func combinations(
    _ schema: SchemaObject
  ) throws(JSONSchemaError) -> [SchemaInstruction] {
    var instructions: [SchemaInstruction] = []
    if let branches = try branches(.allOf, of: schema) { instructions.append(.allOf(branches)) }
    if try labelledChoices(.anyOf, of: schema) == nil,
      let branches = try branches(.anyOf, of: schema)
    {
      instructions.append(.anyOf(branches))
    }
    if try labelledChoices(.oneOf, of: schema) == nil,
      let branches = try branches(.oneOf, of: schema)
    {
      instructions.append(.oneOf(branches))
    }
    if let node = try subschema(.not, of: schema) { instructions.append(.not(node: node)) }
    let condition = try subschema(.if, of: schema)
    let then = try subschema(.then, of: schema)
    let otherwise = try subschema(.else, of: schema)
    if let condition {
      instructions.append(.condition(if: condition, then: then, else: otherwise))
    }
    return instructions
  }

  private mutating func declarations(
    _ schema: SchemaObject
  ) throws(JSONSchemaError) -> [SchemaDeclaration] {
    var declarations: [SchemaDeclaration] = []
    for (name, value) in try schema.members(.properties) ?? [] {
      let node = try node(value, at: schema.pointer(to: .properties).appending(name))
      declarations.append(SchemaDeclaration(name: name, node: node))
    }
    return declarations
  }

  /// Lists the members that are described, required, or both, in canonical order.
  private mutating func properties(
    _ declarations: [SchemaDeclaration], required: [String]
  ) -> Range<Int> {
    var nodes: [[UInt8]: Int] = [:]
    for declaration in declarations { nodes[Array(declaration.name.utf8)] = declaration.node }
    let required = Set(required.map { Array($0.utf8) })
    let names = required.union(nodes.keys).sorted { CodeUnitOrder.precedes($0, $1) }
    let start = tables.properties.count
    for name in names {
      _ = tables.propertyNames.append(name)
      tables.properties.append(
        ObjectRules.Property(node: nodes[name], isRequired: required.contains(name)))
    }
    return start..<tables.properties.count
  }

  private mutating func dependencies(_ schema: SchemaObject) throws(JSONSchemaError) -> Range<Int> {
    let start = tables.dependencies.count
    for (name, value) in try schema.members(.dependentRequired) ?? [] {
      let required = try schema.names(value, of: .dependentRequired)
      tables.dependencies.append(ObjectRules.Dependency(name: name, required: required))
    }
    return start..<tables.dependencies.count
  }
}
