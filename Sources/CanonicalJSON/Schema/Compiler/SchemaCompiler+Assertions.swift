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
