/// Goes through a value and collects what its schema seals.
///
/// Only by place: a schema is refused when a condition decides what is sealed, so the walk need
/// not ask whether the value fits.
struct SealedValueWalk {
  private var found: [JSONSealedValue] = []
  private let program: SchemaProgram

  init(_ program: SchemaProgram, _ value: JSONValue) {
    self.program = program
    walk(value, program.root, at: value.pointer)
  }

  /// The sealed values, in the order of the text.
  ///
  /// Where several schemas of an `allOf` seal the same place, the first of them counts.
  var values: [JSONSealedValue] {
    var seen: Set<Int> = []
    return found.filter { seen.insert($0.stored.index).inserted }
      .sorted { $0.stored.index < $1.stored.index }
  }

  private mutating func walk(_ value: JSONValue, _ node: Int, at pointer: JSONPointer) {
    guard program.leadsToSealed[node] else { return }
    if let sealed = program.tables.annotations[node]?.sealed {
      found.append(
        JSONSealedValue(
          stored: value, pointer: pointer, kind: sealed.kind,
          clear: JSONSchemaNode(program: program, index: sealed.clear)))
      return
    }
    for instruction in program.tables.instructions[program.tables.nodes[node]] {
      switch instruction {
      case .reference(let target): walk(value, target, at: pointer)
      case .allOf(let branches):
        for branch in program.tables.branches[branches] { walk(value, branch, at: pointer) }
      case .object(let index): walkMembers(of: value, index, at: pointer)
      case .array(let index): walkElements(of: value, index, at: pointer)
      default: break
      }
    }
  }

  private mutating func walkMembers(of value: JSONValue, _ index: Int, at pointer: JSONPointer) {
    let declarations = program.tables.declarations[index]
    for member in value.members {
      let own = declarations.first { member.name.stringEquals($0.name) }
      let node = own?.node ?? program.tables.objects[index].additional
      guard program.leadsToSealed[node] else { continue }
      walk(member.value, node, at: pointer.appending(member.name.text))
    }
  }

  private mutating func walkElements(of value: JSONValue, _ index: Int, at pointer: JSONPointer) {
    let rules = program.tables.arrays[index]
    for (position, element) in value.elements.enumerated() {
      let node = program.tables.node(ofElement: position, rules)
      guard program.leadsToSealed[node] else { continue }
      walk(element, node, at: pointer.appending(String(position)))
    }
  }
}
