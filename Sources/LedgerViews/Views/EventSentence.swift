import CanonicalJSON
import EventLedger
import JSONSchema
import TransparencyLog

/// What an event says, in a few words taken from its data: for lines that have no room for more.
///
/// It is made from the schema alone, so a new type needs no wording here. Left out are sealed
/// values, times, and what only programs read.
struct EventSentence {
  private let presentation: Presentation

  init(_ presentation: Presentation) { self.presentation = presentation }

  func text(of event: Event, type: EventType?) -> String {
    let node = type?.schema.root
    let parts = SchemaMembers(of: event.data, node: node).compactMap { member in
      part(
        of: member, label: FieldText(presentation: presentation).label(of: member.name, in: node))
    }
    let isAlleged = type?.shortName.hasPrefix("violation.") == true
    let prefix = isAlleged ? presentation.say(Words.alleged) + ": " : ""
    return prefix + parts.joined(separator: " · ")
  }

  private static let textWidthMax = 60

  private func part(of member: SchemaMembers.Member, label: String) -> String? {
    let value = member.value
    switch value.kind {
    case .null: return nil
    case .boolean: return value.boolean == true ? label.lowercasedFirst : nil
    case .number:
      return value.integer.map {
        "\(label.lowercasedFirst) \($0.grouped(in: presentation.language))"
      }
    case .string: return text(value, node: member.node)
    case .array: return list(value, label: label)
    case .object: return place(value)
    }
  }

  private func text(_ value: JSONValue, node: JSONSchemaNode?) -> String? {
    guard let string = value.string, Timestamp(string) == nil else { return nil }
    if let hash = Hash(hex: string) { return presentation.short(hash) }
    if let name = presentation.regionNames[string] { return name.printable }
    let text = FieldText(presentation: presentation).text(of: value, node: node)
    return text.displayWidth <= Self.textWidthMax ? text : nil
  }

  /// Lines of goods each with their quantity; of any other list how long it is.
  private func list(_ value: JSONValue, label: String) -> String? {
    let goods = value.elements.compactMap { line -> String? in
      guard let item = line["item"]?.string,
        let quantity = (line["quantity"] ?? line["counted"])?.integer
      else { return nil }
      let damaged = line["damaged"]?.integer ?? 0
      let loss = damaged > 0 ? " (-\(damaged.grouped(in: presentation.language)))" : ""
      return "\(item.printable) \(quantity.grouped(in: presentation.language))\(loss)"
    }
    guard goods.count == value.count else {
      return "\(label.lowercasedFirst) \(value.count.grouped(in: presentation.language))"
    }
    return goods.isEmpty ? nil : goods.joined(separator: ", ")
  }

  /// Of an object only the region that it names.
  private func place(_ value: JSONValue) -> String? {
    value["region"]?.string.map { presentation.regionName($0) }
  }
}

extension String {
  /// The text with its first letter in lower case, unless it begins with an abbreviation.
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
