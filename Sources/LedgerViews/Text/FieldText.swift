import CanonicalJSON
import EventLedger
import JSONSchema
import TransparencyLog

/// Values of an event as people read them: labels for codes, names beside regions, times at the
/// ledger's offset.
struct FieldText {
  let presentation: Presentation
  /// What the sealed values say, as far as it may be shown.
  var clearValues = ClearValues()
  /// What stands behind a sealed value that is shown.
  var noteOfShown = Words.sealed
  /// What stands in place of one that is not.
  var noteOfHidden = Words.sealed

  /// A value, described by the schema of its place where there is one.
  func text(of value: JSONValue, node: JSONSchemaNode?) -> String {
    if let commitment = ClearValues.commitment(in: value) {
      return sealed(commitment, node: node?.sealed?.clear)
    }
    switch value.kind {
    case .null: return "-"
    case .boolean: return presentation.say(value.boolean == true ? Words.yes : Words.no)
    case .number: return value.integer?.grouped(in: presentation.language) ?? "-"
    case .string: return text(value.string ?? "", of: value, node: node)
    case .array: return list(value, node: node)
    case .object: return members(of: value, node: node)
    }
  }

  /// The label of a member, or its name where the schema has none.
  func label(of member: String, in node: JSONSchemaNode?) -> String {
    let label = node?.node(at: JSONPointer(tokens: [member]))?.label
    return label.map { presentation.say(Phrase($0)) } ?? member.printable
  }

  private func text(_ string: String, of value: JSONValue, node: JSONSchemaNode?) -> String {
    let canonical = String(decoding: value.bytes, as: UTF8.self)
    if let label = node?.choices.first(where: { $0.canonicalText == canonical })?.label {
      return presentation.say(Phrase(label))
    }
    if let timestamp = Timestamp(string) { return presentation.time(timestamp) }
    return presentation.regionNames[string] == nil
      ? string.printable : presentation.region(string)
  }

  private func sealed(_ commitment: Hash, node: JSONSchemaNode?) -> String {
    if let basis = clearValues.erasure(of: commitment) {
      return "\(presentation.say(Words.erased)): \(presentation.say(basis))"
    }
    guard let clear = clearValues[commitment] else { return presentation.say(noteOfHidden) }
    return "\(text(of: clear, node: node)) (\(presentation.say(noteOfShown)))"
  }

  /// Texts and numbers one after the other; objects each on a line.
  private func list(_ value: JSONValue, node: JSONSchemaNode?) -> String {
    let texts = value.elements.map { text(of: $0, node: node?.items) }
    let hasObjects = value.elements.contains { $0.kind == .object }
    return hasObjects
      ? texts.map { "- " + $0 }.joined(separator: "\n") : texts.joined(separator: ", ")
  }

  private func members(of value: JSONValue, node: JSONSchemaNode?) -> String {
    SchemaMembers(of: value, node: node).map { member in
      "\(label(of: member.name, in: node)): \(text(of: member.value, node: member.node))"
    }.joined(separator: "; ")
  }
}

/// The members of an object in the order that its schema names them, others after those.
struct SchemaMembers: Sequence {
  struct Member {
    let name: String
    let value: JSONValue
    /// Nil where the schema does not name the member.
    let node: JSONSchemaNode?
  }

  private let members: [Member]

  init(of value: JSONValue, node: JSONSchemaNode?) {
    let declared = node?.properties ?? []
    let known = declared.compactMap { property in
      value[property.name].map { Member(name: property.name, value: $0, node: property.node) }
    }
    let names = Set(declared.map(\.name))
    let others = value.members.compactMap { member -> Member? in
      guard let name = member.name.string, !names.contains(name) else { return nil }
      return Member(name: name, value: member.value, node: nil)
    }
    members = known + others
  }

  func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}
