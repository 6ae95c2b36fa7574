import CanonicalJSON

/// Turns a schema into the tables of a program, refusing everything it does not understand.
///
/// A node gets its index before its subschemas are compiled and its instructions after, because
/// the instructions of a node stand side by side. References are resolved last: they may point
/// forwards.
struct SchemaCompiler {
  static let dialect = "https://json-schema.org/draft/2020-12/schema"

  var tables = SchemaTables()
  /// The keywords beside those of JSON Schema.
  let annotations: [SchemaAnnotation]
  /// The nodes of the root's `$defs`, by name.
  private var definitions: [[UInt8]: Int] = [:]
  /// References that still hold an index of `references` where their node belongs.
  private var references: [(text: String, pointer: JSONPointer)] = []

  private init(_ annotations: [SchemaAnnotation]) {
    self.annotations = annotations
    tables.nodes = [0..<0, 0..<1]
    tables.pointers = [.root, .root]
    tables.instructions = [.never]
    precondition(tables.nodes.count == SchemaProgram.nothing + 1, "two nodes are known beforehand")
  }

  /// Compiles the schema that a text holds.
  static func compile(
    _ text: JSONText, _ annotations: [SchemaAnnotation]
  ) throws(JSONSchemaError) -> SchemaProgram {
    var compiler = SchemaCompiler(annotations)
    let root = try compiler.node(text.root, at: .root)
    try compiler.resolveReferences(root: root)
    let graph = SchemaGraph(compiler.tables)
    try graph.refuseEndlessReferences()
    try graph.refuseConditionalAnnotations()
    return SchemaProgram(compiler.tables, root: root)
  }

  /// Compiles a subschema and returns its node.
  mutating func node(
    _ schema: JSONValue, at pointer: JSONPointer
  ) throws(JSONSchemaError) -> Int {
    let node = tables.nodes.count
    tables.nodes.append(0..<0)
    tables.pointers.append(pointer)
    let instructions = try instructions(of: schema, node: node, at: pointer)
    let start = tables.instructions.count
    tables.instructions += instructions
    tables.nodes[node] = start..<tables.instructions.count
    return node
  }

  /// Compiles the subschemas of an array-valued keyword and returns where their nodes are listed.
  mutating func branches(
    _ keyword: JSONSchemaKeyword, of schema: SchemaObject
  ) throws(JSONSchemaError) -> Range<Int>? {
    guard let elements = try schema.elements(keyword) else { return nil }
    var nodes: [Int] = []
    for (index, element) in elements.enumerated() {
      nodes.append(try node(element, at: schema.pointer(to: keyword).appending(String(index))))
    }
    let start = tables.branches.count
    tables.branches += nodes
    return start..<tables.branches.count
  }

  /// Compiles the one subschema of a keyword, if it is there.
  mutating func subschema(
    _ keyword: JSONSchemaKeyword, of schema: SchemaObject
  ) throws(JSONSchemaError) -> Int? {
    guard let value = schema[keyword] else { return nil }
    return try node(value, at: schema.pointer(to: keyword))
  }

  private mutating func instructions(
    of schema: JSONValue, node: Int, at pointer: JSONPointer
  ) throws(JSONSchemaError) -> [SchemaInstruction] {
    if let boolean = schema.boolean { return boolean ? [] : [.never] }
    guard schema.kind == .object else { throw JSONSchemaError(.notASchema, at: pointer) }
    let schema = try SchemaObject(schema, at: pointer, annotations)
    try checkAnnotations(schema)
    try annotate(node, with: schema)
    try define(schema)
    return try reference(schema) + type(schema) + enumerations(schema) + numberBounds(schema)
      + textRules(schema) + arrayRules(schema) + objectRules(schema) + combinations(schema)
  }

  private mutating func define(_ schema: SchemaObject) throws(JSONSchemaError) {
    guard let members = try schema.members(.definitions) else { return }
    for (name, value) in members {
      let node = try node(value, at: schema.pointer(to: .definitions).appending(name))
      if schema.pointer == .root { definitions[Array(name.utf8)] = node }
    }
  }

  private mutating func reference(
    _ schema: SchemaObject
  ) throws(JSONSchemaError) -> [SchemaInstruction] {
    guard let text = try schema.text(.reference) else { return [] }
    references.append((text, schema.pointer(to: .reference)))
    return [.reference(node: references.count - 1)]
  }

  private mutating func resolveReferences(root: Int) throws(JSONSchemaError) {
    for (index, instruction) in tables.instructions.enumerated() {
      guard case .reference(let reference) = instruction else { continue }
      let (text, pointer) = references[reference]
      guard let node = text == "#" ? root : definition(text) else {
        throw JSONSchemaError(.unresolvedReference(text), at: pointer)
      }
      tables.instructions[index] = .reference(node: node)
    }
  }

  /// The node that `#/$defs/NAME` means: a JSON Pointer as a URI fragment (RFC 6901 §6).
  private func definition(_ reference: String) -> Int? {
    guard reference.utf8.first == UInt8(ascii: "#"),
      let fragment = PercentEncoding.decode(reference.utf8.dropFirst()),
      let tokens = JSONPointer(fragment)?.tokens,
      tokens.count == 2, tokens[0] == JSONSchemaKeyword.definitions.rawValue
    else { return nil }
    return definitions[Array(tokens[1].utf8)]
  }
}

/// What says something to people, or of the schema itself.
extension SchemaCompiler {
  /// Checks the form of what is not kept, and that what belongs at the root stands there.
  func checkAnnotations(_ schema: SchemaObject) throws(JSONSchemaError) {
    for keyword in [JSONSchemaKeyword.schema, .id, .comment, .title, .description] {
      _ = try schema.text(keyword)
    }
    if let examples = schema[.examples], examples.kind != .array {
      throw schema.malformed(.examples)
    }
    if let dialect = try schema.text(.schema), dialect != Self.dialect {
      throw JSONSchemaError(.unknownDialect(dialect), at: schema.pointer(to: .schema))
    }
    // An `$id` further down would change what the references below it mean.
    for keyword in [JSONSchemaKeyword.schema, .id] where schema.has(keyword) {
      try refuseBelowRoot(keyword.rawValue, schema)
    }
    for (keyword, value) in schema.annotations {
      guard keyword.isWellFormed(value) else {
        throw JSONSchemaError(
          .malformedValue(keyword: keyword.name), at: schema.pointer.appending(keyword.name))
      }
      if case .root = keyword.scope { try refuseBelowRoot(keyword.name, schema) }
    }
  }

  private func refuseBelowRoot(_ name: String, _ schema: SchemaObject) throws(JSONSchemaError) {
    guard schema.pointer == .root else {
      throw JSONSchemaError(.onlyAtRoot(keyword: name), at: schema.pointer.appending(name))
    }
  }

  /// Keeps the annotations of a node, and compiles the schemas in them.
  private mutating func annotate(_ node: Int, with schema: SchemaObject) throws(JSONSchemaError) {
    var notes: [SchemaNote] = []
    for (keyword, value) in schema.annotations {
      var inner: Int?
      if let member = keyword.schemaMember, let clear = value[member] {
        let pointer = schema.pointer.appending(keyword.name).appending(member)
        inner = try self.node(clear, at: pointer)
      }
      notes.append(SchemaNote(keyword: keyword, value: value, schema: inner))
    }
    if !notes.isEmpty { tables.notes[node] = notes }
  }
}

/// The escapes of a URI (RFC 3986 §2.1).
private enum PercentEncoding {
  /// The text that an encoded text stands for; nil where an escape is cut or the bytes are not
  /// UTF-8.
  static func decode(_ text: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(HexDigit.value),
        let low = rest.popFirst().flatMap(HexDigit.value)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
