import CanonicalJSON

/// Runs a program over one text.
///
/// Deciding whether a value fits stops at the first violation and allocates nothing. Collecting
/// goes on to the last, and keeps the way it went so as to say where each stands.
struct SchemaChecker {
  /// What has been found, when collecting.
  private(set) var violations: [JSONSchemaViolation] = []

  let program: SchemaProgram
  let tape: JSONTape
  /// The bytes and tokens of the tape, held here so that a look at them is one step.
  let bytes: [UInt8]
  let tokens: [JSONToken]
  private var isCollecting: Bool
  private var path: JSONPointer

  private init(_ program: SchemaProgram, tape: JSONTape, collectingFrom path: JSONPointer?) {
    self.program = program
    self.tape = tape
    bytes = tape.bytes
    tokens = tape.tokens
    self.path = path ?? .root
    isCollecting = path != nil
  }

  /// Whether a value fits a node.
  static func fits(_ value: JSONValue, node: Int, of program: SchemaProgram) -> Bool {
    var checker = SchemaChecker(program, tape: value.tape, collectingFrom: nil)
    return checker.check(value.index, against: node)
  }

  /// Every way in which a value does not fit a node.
  static func violations(
    in value: JSONValue, of node: Int, in program: SchemaProgram
  ) -> [JSONSchemaViolation] {
    if fits(value, node: node, of: program) { return [] }
    var checker = SchemaChecker(program, tape: value.tape, collectingFrom: value.pointer)
    _ = checker.check(value.index, against: node)
    return checker.violations
  }

  /// Whether a token fits all instructions of a node; reports those it does not, when collecting.
  mutating func check(_ token: Int, against node: Int) -> Bool {
    var fits = true
    for index in program.tables.nodes[node] {
      if check(token, program.tables.instructions[index], node: node) { continue }
      if !isCollecting { return false }
      fits = false
    }
    return fits
  }

  /// One step into a value.
  enum Step {
    /// To the value after a name, which is given as a token.
    case member(name: Int)
    case element(Int)
  }

  /// The same for a token that stands one step further into the value.
  mutating func check(_ token: Int, against node: Int, below step: Step) -> Bool {
    guard isCollecting else { return check(token, against: node) }
    let parent = path
    switch step {
    case .member(let name): path = parent.appending(value(name).text)
    case .element(let position): path = parent.appending(String(position))
    }
    defer { path = parent }
    return check(token, against: node)
  }

  /// Whether a token fits a node, reporting nothing if it does not.
  mutating func fits(_ token: Int, _ node: Int) -> Bool {
    let wasCollecting = isCollecting
    isCollecting = false
    defer { isCollecting = wasCollecting }
    return check(token, against: node)
  }

  /// Whether to look for further violations after one.
  var goesOn: Bool { isCollecting }

  /// Notes a violation by the value that the way has led to; always false.
  mutating func violated(
    _ keyword: JSONSchemaKeyword?, node: Int, below step: String? = nil,
    _ detail: @autoclosure () -> JSONSchemaViolation.Detail
  ) -> Bool {
    guard isCollecting else { return false }
    let schema = program.tables.pointers[node]
    violations.append(
      JSONSchemaViolation(
        pointer: step.map(path.appending) ?? path, keyword: keyword,
        schemaPointer: keyword.map { schema.appending($0.rawValue) } ?? schema, detail: detail()))
    return false
  }

  private mutating func check(_ token: Int, _ instruction: SchemaInstruction, node: Int) -> Bool {
    switch instruction {
    case .never: violated(nil, node: node, .forbidden)
    case .type(let types): checkType(token, types, node: node)
    case .enumeration(let index): checkEnumeration(token, index, node: node)
    case .reference(let target): check(token, against: target)
    case .bound(let keyword, let limit): checkBound(token, keyword, limit, node: node)
    case .multipleOf(let divisor): checkMultiple(token, of: divisor, node: node)
    case .minLength(let limit): checkLength(token, atLeast: limit, node: node)
    case .maxLength(let limit): checkLength(token, atMost: limit, node: node)
    case .pattern(let index): checkPattern(token, index, node: node)
    case .object(let index): checkObject(token, index, node: node)
    case .array(let index): checkArray(token, index, node: node)
    case .allOf(let branches): checkAll(token, branches)
    case .anyOf(let branches): checkAny(token, branches, node: node)
    case .oneOf(let branches): checkOne(token, branches, node: node)
    case .not(let target): checkNot(token, target, node: node)
    case .condition(let condition, let then, let otherwise):
      checkCondition(token, condition, then: then, otherwise: otherwise)
    }
  }
}

extension SchemaChecker {
  /// A token as a view, for what is not done on the way through a valid text.
  func value(_ token: Int) -> JSONValue { JSONValue(tape: tape, index: token) }

  func kind(_ token: Int) -> JSONKind { tape.kind(of: tokens[token]) }

  /// Whether a token's bytes are its canonical form.
  func isCanonical(_ token: Int) -> Bool {
    if tape.isCanonical { return true }
    switch kind(token) {
    case .null, .boolean: return true
    // A string without escapes holds nothing that RFC 8785 §3.2.2.2 would escape.
    case .string: return tokens[token].isPlain
    case .number, .array, .object: return false
    }
  }
}

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

/// The keywords that apply several schemas to one value.
extension SchemaChecker {
  mutating func checkAll(_ token: Int, _ branches: Range<Int>) -> Bool {
    var fits = true
    for index in branches {
      fits = check(token, against: program.tables.branches[index]) && fits
      guard fits || goesOn else { return false }
    }
    return fits
  }

  mutating func checkAny(_ token: Int, _ branches: Range<Int>, node: Int) -> Bool {
    for index in branches where fits(token, program.tables.branches[index]) { return true }
    return violated(.anyOf, node: node, .branches(fitting: 0))
  }

  mutating func checkOne(_ token: Int, _ branches: Range<Int>, node: Int) -> Bool {
    var count = 0
    for index in branches where fits(token, program.tables.branches[index]) {
      count += 1
      if count > 1, !goesOn { return false }
    }
    return count == 1 || violated(.oneOf, node: node, .branches(fitting: count))
  }

  mutating func checkNot(_ token: Int, _ target: Int, node: Int) -> Bool {
    !fits(token, target) || violated(.not, node: node, .forbidden)
  }

  mutating func checkCondition(
    _ token: Int, _ condition: Int, then: Int?, otherwise: Int?
  ) -> Bool {
    guard let branch = fits(token, condition) ? then : otherwise else { return true }
    return check(token, against: branch)
  }
}
