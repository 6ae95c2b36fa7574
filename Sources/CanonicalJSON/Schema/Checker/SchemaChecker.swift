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
