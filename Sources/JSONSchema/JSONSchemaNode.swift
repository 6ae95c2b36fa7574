package import CanonicalJSON

/// One schema within a schema, for those who show values or ask for them.
///
/// What a `$ref` leads to, and what `allOf` holds, counts as written here; what is written here
/// comes first. Branches that only some values take (`anyOf`, `oneOf`, `if`) are left out.
package struct JSONSchemaNode: Sendable {
  let program: SchemaProgram
  let index: Int

  /// Whether a value fits; stops at the first violation and allocates nothing.
  package func isValid(_ value: JSONValue) -> Bool {
    SchemaChecker.fits(value, node: index, of: program)
  }

  /// Every way in which a value does not fit; none if it fits.
  package func violations(in value: JSONValue) -> [JSONSchemaViolation] {
    SchemaChecker.violations(in: value, of: index, in: program)
  }

  /// What an annotation says here, as it was read; nil where it does not stand.
  package func value(of annotation: SchemaAnnotation) -> JSONValue? { note(annotation)?.value }

  /// The schema in an annotation here; nil where it does not stand or has none.
  package func schema(in annotation: SchemaAnnotation) -> JSONSchemaNode? {
    note(annotation)?.schema.map { JSONSchemaNode(program: program, index: $0) }
  }

  /// The types the value may have; empty where the schema does not say.
  package var types: [JSONSchemaType] {
    firstInstruction {
      if case .type(let types) = $0 { types.elements } else { nil }
    } ?? []
  }

  /// The values of an enumeration in the order of the schema; empty where any value may stand.
  package var choices: [JSONSchemaChoice] {
    firstInstruction {
      if case .enumeration(let index) = $0 { program.tables.choices[index] } else { nil }
    } ?? []
  }

  /// The names under the root's `$defs` of what the value is, the nearest first: `region`, `time`.
  package var definitions: [String] {
    nodes.compactMap { node in
      let tokens = program.tables.pointers[node].tokens
      guard tokens.count == 2, tokens[0] == JSONSchemaKeyword.definitions.rawValue else {
        return nil
      }
      return tokens[1]
    }
  }

  /// The members that the schema describes, in its order.
  package var properties: [JSONSchemaProperty] {
    var properties: [JSONSchemaProperty] = []
    var names: Set<[UInt8]> = []
    for rules in objects {
      for declaration in program.tables.declarations[rules] {
        guard names.insert(Array(declaration.name.utf8)).inserted else { continue }
        properties.append(
          JSONSchemaProperty(
            name: declaration.name, isRequired: isRequired(declaration.name),
            node: JSONSchemaNode(program: program, index: declaration.node)))
      }
    }
    return properties
  }

  /// The schema of the elements of an array after any that have their own.
  package var items: JSONSchemaNode? {
    firstInstruction {
      guard case .array(let index) = $0 else { return nil }
      return described(program.tables.arrays[index].rest)
    }
  }

  /// The schema of the place that a pointer leads to from here, whether or not a value has it.
  package func node(at pointer: JSONPointer) -> JSONSchemaNode? {
    var node = self
    for token in pointer.tokens {
      let element = JSONPointer.index(token).flatMap(node.node(ofElement:))
      guard let next = node.node(ofMember: token) ?? element else { return nil }
      node = next
    }
    return node
  }

  /// The schema of a member's value.
  private func node(ofMember name: String) -> JSONSchemaNode? {
    for index in objects {
      let own = program.tables.declarations[index].first { $0.name.utf8.elementsEqual(name.utf8) }
      if let node = described(own?.node ?? program.tables.objects[index].additional) {
        return node
      }
    }
    return nil
  }

  /// The schema of an element.
  private func node(ofElement position: Int) -> JSONSchemaNode? {
    firstInstruction {
      guard case .array(let index) = $0 else { return nil }
      return described(program.tables.node(ofElement: position, program.tables.arrays[index]))
    }
  }

  private func isRequired(_ name: String) -> Bool {
    objects.contains { rules in
      program.tables.objects[rules].properties.contains {
        program.tables.properties[$0].isRequired
          && program.tables.propertyNames[$0].elementsEqual(name.utf8)
      }
    }
  }

  private func described(_ node: Int) -> JSONSchemaNode? {
    node == SchemaProgram.anything || node == SchemaProgram.nothing
      ? nil : JSONSchemaNode(program: program, index: node)
  }

  /// The object rules that hold of every value here.
  private var objects: [Int] {
    nodes.flatMap { program.tables.instructions[program.tables.nodes[$0]] }
      .compactMap { if case .object(let index) = $0 { index } else { nil } }
  }

  private func note(_ annotation: SchemaAnnotation) -> SchemaNote? {
    first { program.tables.notes[$0]?.first { $0.keyword.name == annotation.name } }
  }

  private func first<Value>(_ value: (Int) -> Value?) -> Value? {
    for node in nodes {
      if let value = value(node) { return value }
    }
    return nil
  }

  private func firstInstruction<Value>(_ value: (SchemaInstruction) -> Value?) -> Value? {
    first { node in
      for instruction in program.tables.instructions[program.tables.nodes[node]] {
        if let value = value(instruction) { return value }
      }
      return nil
    }
  }

  /// This node and those it applies to every value.
  private var nodes: [Int] {
    var nodes = [index]
    var position = 0
    while position < nodes.count {
      for instruction in program.tables.instructions[program.tables.nodes[nodes[position]]] {
        switch instruction {
        case .reference(let node): nodes.append(node)
        case .allOf(let branches): nodes += program.tables.branches[branches]
        default: break
        }
      }
      position += 1
    }
    return nodes
  }
}

/// A member that a schema describes.
package struct JSONSchemaProperty: Sendable {
  package let name: String
  /// Whether every value must have it, whatever else it holds: `if` and `dependentRequired` do not
  /// count.
  package let isRequired: Bool
  /// The schema of its value.
  package let node: JSONSchemaNode
}

/// One value of an enumeration, and what people call it.
package struct JSONSchemaChoice: Sendable {
  /// The value as canonical JSON: `"kpu"` has its quotation marks.
  package let canonicalText: String
  let annotations: [(keyword: SchemaAnnotation, value: JSONValue)]

  /// What an annotation says of the value, as it was read; nil where it does not stand beside it.
  package func value(of annotation: SchemaAnnotation) -> JSONValue? {
    annotations.first { $0.keyword.name == annotation.name }?.value
  }
}
