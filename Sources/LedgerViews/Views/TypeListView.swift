import CanonicalJSON
package import EventLedger
import JSONSchema

/// The catalogue of event types, and one type's fields, for people who write events.
package struct TypeListView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// A line for each type, sorted by name.
  package func table(of types: [EventType]) -> TextTable {
    var table = TextTable(
      [
        .init("type", title: say("jenis", "type")),
        .init("label", title: say("nama", "label")),
        .init("roles", title: say("yang menulis", "who writes")),
      ], emptyNote: "")
    for type in types.sorted(by: { $0.shortName < $1.shortName }) {
      table.append([
        .text(type.shortName), .text(type.schema.root.label.map { text($0) } ?? ""),
        .text(type.roles.map(\.rawValue).sorted().joined(separator: ", ")),
      ])
    }
    return table
  }

  /// One type: what it is for, who may write it, and its fields.
  package func text(of type: EventType) -> String {
    var lines = ["\(type.shortName) — \(type.schema.root.label.map { text($0) } ?? "")"]
    if let help = type.schema.root.help {
      lines += text(help).wrapped(to: presentation.width)
    }
    let roles = type.roles.map(\.rawValue).sorted().joined(separator: ", ")
    lines += ["\(say("ditulis oleh", "written by")): \(roles)", ""]
    lines += presentation.lines(of: fields(of: type.schema.root))
    return lines.map { $0 + "\n" }.joined()
  }

  private func fields(of schema: JSONSchemaNode) -> TextTable {
    var table = TextTable(
      [
        .init("field", title: say("isian", "field")),
        .init("required", title: say("wajib", "required")),
        .init("meaning", title: say("arti", "meaning")),
      ], emptyNote: say("tanpa isian", "no fields"))
    add(schema, path: "", to: &table)
    return table
  }

  private func add(_ schema: JSONSchemaNode, path: String, to table: inout TextTable) {
    for property in schema.properties {
      let name = path + property.name
      table.append([
        .text(name), .text(property.isRequired ? say("ya", "yes") : ""),
        .text(meaning(of: property.node)),
      ])
      guard property.node.sealed == nil else { continue }
      add(property.node, path: name + ".", to: &table)
      if let items = property.node.items { add(items, path: name + ".N.", to: &table) }
    }
  }

  private func meaning(of node: JSONSchemaNode) -> String {
    var parts: [String] = []
    if let label = node.label { parts.append(text(label)) }
    if let help = node.help { parts.append(text(help)) }
    if node.sealed != nil {
      parts.append(say("Disegel sebelum ditandatangani.", "Sealed before signing."))
    }
    let choices = (node.choices.isEmpty ? node.items?.choices ?? [] : node.choices)
    if !choices.isEmpty { parts.append(choices.map(\.canonicalText).joined(separator: ", ")) }
    return parts.joined(separator: ". ").replacing("..", with: ".")
  }

  private func text(_ labelled: SchemaText) -> String { presentation.say(Phrase(labelled)) }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
