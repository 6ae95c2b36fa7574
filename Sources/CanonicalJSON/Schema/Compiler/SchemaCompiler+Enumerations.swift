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
      let branch = try SchemaObject(branch, at: pointer)
      guard let value = branch[.const],
        branch.keywords.allSatisfy({ $0 == .const || $0.isWording })
      else { return nil }
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
    let isLabelled = keyword == .const
    return JSONSchemaChoice(
      canonicalText: text,
      label: isLabelled ? try schema.wording(.label) : nil,
      help: isLabelled ? try schema.wording(.help) : nil)
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
