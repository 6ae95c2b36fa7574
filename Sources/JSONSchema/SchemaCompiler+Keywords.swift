import CanonicalJSON

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

/// The keywords that look at a value without going into it.
extension SchemaCompiler {
  func type(_ schema: SchemaObject) throws(JSONSchemaError) -> [SchemaInstruction] {
    guard let value = schema[.type] else { return [] }
    let names = value.kind == .array ? try schema.names(.type) : try schema.text(.type).map { [$0] }
    guard let names, !names.isEmpty else { throw schema.malformed(.type) }
    var types = SchemaTypes()
    for name in names {
      guard let type = JSONSchemaType(rawValue: name) else { throw schema.malformed(.type) }
      types.insert(type)
    }
    return [.type(types)]
  }

  func numberBounds(_ schema: SchemaObject) throws(JSONSchemaError) -> [SchemaInstruction] {
    var instructions: [SchemaInstruction] = []
    let bounds: [JSONSchemaKeyword] = [.minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum]
    for keyword in bounds {
      guard let bound = try schema.number(keyword) else { continue }
      instructions.append(.bound(keyword, bound))
    }
    if let divisor = try schema.count(.multipleOf) {
      guard divisor > 0 else { throw schema.malformed(.multipleOf) }
      instructions.append(.multipleOf(Int64(divisor)))
    }
    return instructions
  }

  mutating func textRules(_ schema: SchemaObject) throws(JSONSchemaError) -> [SchemaInstruction] {
    var instructions: [SchemaInstruction] = []
    if let count = try schema.count(.minLength) { instructions.append(.minLength(count)) }
    if let count = try schema.count(.maxLength) { instructions.append(.maxLength(count)) }
    if let source = try schema.text(.pattern) {
      do throws(SchemaPatternError) {
        tables.patterns.append(try SchemaPattern(source))
      } catch {
        throw JSONSchemaError(.pattern(error), at: schema.pointer(to: .pattern))
      }
      instructions.append(.pattern(tables.patterns.count - 1))
    }
    return instructions
  }
}

/// Closed sets of values, in each of the ways a schema may write them.
extension SchemaCompiler {
  mutating func enumerations(
    _ schema: SchemaObject
  ) throws(JSONSchemaError) -> [SchemaInstruction] {
    var instructions: [SchemaInstruction] = []
    if let values = schema[.enum] {
      guard values.kind == .array else { throw schema.malformed(.enum) }
      var choices: [JSONSchemaChoice] = []
      for value in values.elements { choices.append(try choice(value, .enum, of: schema)) }
      instructions.append(enumeration(.enum, choices))
    }
    if let value = schema[.const] {
      instructions.append(enumeration(.const, [try choice(value, .const, of: schema)]))
    }
    for keyword in [JSONSchemaKeyword.anyOf, .oneOf] {
      guard let choices = try labelledChoices(keyword, of: schema) else { continue }
      instructions.append(enumeration(keyword, choices))
    }
    return instructions
  }

  /// The values of an `anyOf` or `oneOf` whose branches are constants with nothing but words
  /// beside them; nil for any other.
  ///
  /// This is how a value of an enumeration carries its label. A `oneOf` that has a value twice is
  /// not one: it would refuse that value.
  func labelledChoices(
    _ keyword: JSONSchemaKeyword, of schema: SchemaObject
  ) throws(JSONSchemaError) -> [JSONSchemaChoice]? {
    guard let branches = try schema.elements(keyword) else { return nil }
    var choices: [JSONSchemaChoice] = []
    for (index, branch) in branches.enumerated() {
      guard branch.kind == .object else { return nil }
      let pointer = schema.pointer(to: keyword).appending(String(index))
      let branch = try SchemaObject(branch, at: pointer, annotations)
      guard branch.isLabelledConstant, let value = branch[.const] else { return nil }
      try checkAnnotations(branch)
      choices.append(try choice(value, .const, of: branch))
    }
    let values = Set(choices.map { Array($0.canonicalText.utf8) })
    return keyword == .anyOf || values.count == choices.count ? choices : nil
  }

  private func choice(
    _ value: JSONValue, _ keyword: JSONSchemaKeyword, of schema: SchemaObject
  ) throws(JSONSchemaError) -> JSONSchemaChoice {
    guard let text = value.canonicalText else { throw schema.malformed(keyword) }
    // What stands beside `enum` is said of all its values and not of one.
    return JSONSchemaChoice(
      canonicalText: text, annotations: keyword == .const ? schema.annotations : [])
  }

  private mutating func enumeration(
    _ keyword: JSONSchemaKeyword, _ choices: [JSONSchemaChoice]
  ) -> SchemaInstruction {
    let sorted = choices.map { Array($0.canonicalText.utf8) }.sorted(by: ByteStrings.precedes)
    let start = tables.values.count
    for value in sorted { _ = tables.values.append(value) }
    tables.enumerations.append(
      SchemaEnumeration(keyword: keyword, values: start..<tables.values.count))
    tables.choices.append(choices)
    return .enumeration(tables.enumerations.count - 1)
  }
}
