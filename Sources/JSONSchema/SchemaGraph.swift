import CanonicalJSON

/// How the nodes of a schema lead to one another, for what must hold of the schema as a whole.
struct SchemaGraph {
  private let tables: SchemaTables

  init(_ tables: SchemaTables) { self.tables = tables }

  /// Fails if a node leads back to itself without going into the value.
  ///
  /// A schema may describe lists of itself; one that is only a reference to itself would be
  /// checked for ever.
  func refuseEndlessReferences() throws(JSONSchemaError) {
    var isFinished = Array(repeating: false, count: tables.nodes.count)
    var path: Set<Int> = []
    for node in tables.nodes.indices {
      if let looping = loop(from: node, &path, &isFinished) {
        throw JSONSchemaError(.endlessReference, at: tables.pointers[looping])
      }
    }
  }

  /// Fails if an annotation of a place can be reached through a branch that only some values take,
  /// or within the schema of another.
  func refuseConditionalAnnotations() throws(JSONSchemaError) {
    var pending = tables.nodes.indices.flatMap {
      edges(from: $0).filter(\.isConditional).map(\.node)
    }
    pending += tables.notes.values.joined().compactMap(\.schema)
    var seen: Set<Int> = []
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      if let name = tables.notes[node]?.first(where: \.isOfPlace)?.keyword.name {
        let pointer = tables.pointers[node].appending(name)
        throw JSONSchemaError(.conditional(keyword: name), at: pointer)
      }
      pending += edges(from: node).map(\.node)
    }
  }

  /// A node on the way that the way comes back to.
  private func loop(from node: Int, _ path: inout Set<Int>, _ isFinished: inout [Bool]) -> Int? {
    if isFinished[node] { return nil }
    guard path.insert(node).inserted else { return node }
    for edge in edges(from: node) where edge.isInPlace {
      if let looping = loop(from: edge.node, &path, &isFinished) { return looping }
    }
    path.remove(node)
    isFinished[node] = true
    return nil
  }

  /// A node that another one applies.
  private struct Edge {
    let node: Int
    /// Whether it is applied to the same value, not to one within it.
    var isInPlace = false
    /// Whether what it says depends on what the value says.
    var isConditional = false
  }

  private func edges(from node: Int) -> [Edge] {
    tables.instructions[tables.nodes[node]].flatMap(edges)
  }

  private func edges(of instruction: SchemaInstruction) -> [Edge] {
    switch instruction {
    case .reference(let node):
      [Edge(node: node, isInPlace: true)]
    case .allOf(let branches):
      tables.branches[branches].map { Edge(node: $0, isInPlace: true) }
    case .anyOf(let branches), .oneOf(let branches):
      tables.branches[branches].map { Edge(node: $0, isInPlace: true, isConditional: true) }
    case .not(let node):
      [Edge(node: node, isInPlace: true, isConditional: true)]
    case .condition(let condition, let then, let otherwise):
      [condition, then, otherwise].compactMap(\.self)
        .map { Edge(node: $0, isInPlace: true, isConditional: true) }
    case .object(let index):
      edges(of: tables.objects[index])
    case .array(let index):
      edges(of: tables.arrays[index])
    case .never, .type, .enumeration, .bound, .multipleOf, .minLength, .maxLength, .pattern:
      []
    }
  }

  private func edges(of rules: ObjectRules) -> [Edge] {
    let described = tables.properties[rules.properties].compactMap(\.node)
    return (described + [rules.additional]).map { Edge(node: $0) }
      + [Edge(node: rules.names, isConditional: true)]
  }

  private func edges(of rules: ArrayRules) -> [Edge] {
    (tables.branches[rules.prefix] + [rules.rest]).map { Edge(node: $0) }
      + (rules.contained.map { [Edge(node: $0, isConditional: true)] } ?? [])
  }
}
