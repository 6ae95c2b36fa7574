/// The keywords that look at a value without going into it.
extension SchemaChecker {
  mutating func checkType(_ token: Int, _ types: SchemaTypes, node: Int) -> Bool {
    let kind = kind(token)
    let fits =
      switch kind {
      case .null: types.contains(.null)
      case .boolean: types.contains(.boolean)
      case .string: types.contains(.string)
      case .array: types.contains(.array)
      case .object: types.contains(.object)
      case .number:
        types.contains(.number) || types.contains(.integer) && number(token).isIntegral
      }
    if fits { return true }
    return violated(.type, node: node, .type(expected: types.elements, found: kind))
  }

  mutating func checkEnumeration(_ token: Int, _ index: Int, node: Int) -> Bool {
    let enumeration = program.tables.enumerations[index]
    if isValue(token, in: enumeration.values) { return true }
    let choices = program.tables.choices[index]
    return violated(enumeration.keyword, node: node, .notOneOf(choices.map(\.canonicalText)))
  }

  mutating func checkBound(
    _ token: Int, _ keyword: JSONSchemaKeyword, _ limit: SchemaNumber, node: Int
  ) -> Bool {
    guard kind(token) == .number else { return true }
    let number = number(token)
    let fits =
      switch keyword {
      case .minimum: limit <= number
      case .maximum: number <= limit
      case .exclusiveMinimum: limit < number
      case .exclusiveMaximum: number < limit
      default: preconditionFailure("\(keyword) is no bound")
      }
    if fits { return true }
    return violated(keyword, node: node, .number(number.text, limit: limit.text))
  }

  mutating func checkMultiple(_ token: Int, of divisor: Int64, node: Int) -> Bool {
    guard kind(token) == .number else { return true }
    let number = number(token)
    if number.isMultiple(of: divisor) { return true }
    return violated(.multipleOf, node: node, .number(number.text, limit: String(divisor)))
  }

  mutating func checkLength(_ token: Int, atLeast limit: Int, node: Int) -> Bool {
    guard kind(token) == .string else { return true }
    // UTF-8 spends at most four bytes on a scalar, so most texts need no counting.
    if tokens[token].isPlain, contentRange(token).count >= 4 * limit { return true }
    let count = value(token).scalarCount ?? 0
    if count >= limit { return true }
    return violated(.minLength, node: node, .count(count, limit: limit))
  }

  mutating func checkLength(_ token: Int, atMost limit: Int, node: Int) -> Bool {
    guard kind(token) == .string else { return true }
    // Neither UTF-8 nor an escape spends less than one byte on a scalar.
    if contentRange(token).count <= limit { return true }
    let count = value(token).scalarCount ?? 0
    if count <= limit { return true }
    return violated(.maxLength, node: node, .count(count, limit: limit))
  }

  mutating func checkPattern(_ token: Int, _ index: Int, node: Int) -> Bool {
    guard kind(token) == .string else { return true }
    if matches(token, pattern: index) { return true }
    let source = program.tables.patterns[index].source
    return violated(.pattern, node: node, .pattern(source))
  }

  private func matches(_ token: Int, pattern index: Int) -> Bool {
    guard tokens[token].isPlain else {
      return program.tables.patterns[index].matches(Array(value(token).text.utf8).span)
    }
    return program.tables.patterns[index].matches(bytes.span.extracting(contentRange(token)))
  }

  private func isValue(_ token: Int, in values: Range<Int>) -> Bool {
    if isCanonical(token) {
      let canonical = bytes.span.extracting(tokens[token].range)
      return program.tables.values.index(of: canonical, in: values) != nil
    }
    // A number without a canonical form is none of the values: they all have one.
    guard let canonical = try? value(token).canonicalBytes() else { return false }
    return program.tables.values.index(of: canonical.span, in: values) != nil
  }

  /// Where the bytes between a string's quotation marks stand.
  func contentRange(_ token: Int) -> Range<Int> {
    let range = tokens[token].range
    return range.lowerBound + 1..<range.upperBound - 1
  }

  private func number(_ token: Int) -> SchemaNumber {
    guard let number = SchemaNumber(value(token)) else {
      preconditionFailure("only a number has a number")
    }
    return number
  }
}
