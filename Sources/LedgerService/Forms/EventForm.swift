import CanonicalJSON
package import EventLedger
import JSONSchema

/// The plain options of a type of event, made from its schema.
///
/// A member `sealsIntact` is the option `--seals-intact`; a member of an object follows the
/// object's name (`--from-region`); what stands in an array is an option in the singular, given
/// once for each element (`--line`).
package struct EventForm: Sendable {
  package let type: EventType
  /// In the order of the schema.
  package let fields: [FormField]
  /// Options, without their dashes, that mean something else.
  let reserved: Set<String>

  /// `reserved`: options, without dashes, that mean something else; a field so called is
  ///   `--data-NAME`.
  package init(of type: EventType, reserved: Set<String> = []) {
    self.type = type
    self.reserved = reserved
    fields = Self.fields(of: type.schema.root, in: .root).map { field in
      reserved.contains(field.option) ? field.renamed("data-\(field.option)") : field
    }
  }

  /// The field of an option, named without its dashes.
  package func field(named option: String) -> FormField? {
    fields.first { $0.option.utf8.elementsEqual(option.utf8) }
  }

  /// Where a field stands: what the object around it is called, and whether it must be there.
  private struct Place {
    var path: [String] = []
    var labels: [FormLabel] = []
    var isRequired = true
    var isSealed = false

    static let root = Place()
  }

  private static func fields(of node: JSONSchemaNode, in place: Place) -> [FormField] {
    node.properties.flatMap { property -> [FormField] in
      let clear = property.node.sealed?.clear
      let label = property.node.label.map(FormLabel.text) ?? .name(property.name)
      let below = Place(
        path: place.path + [property.name],
        labels: place.labels + [label],
        isRequired: place.isRequired && property.isRequired,
        isSealed: place.isSealed || clear != nil)
      let node = clear ?? property.node
      if !node.properties.isEmpty { return fields(of: node, in: below) }
      return [field(of: node, describedBy: property.node, at: below)]
    }
  }

  private static func field(
    of node: JSONSchemaNode, describedBy outer: JSONSchemaNode, at place: Place
  ) -> FormField {
    let kind = FormField.Kind(of: node)
    var names = place.path.map(\.wordsBetweenDashes)
    if FormField.isRepeatable(kind) { names[names.count - 1] = names[names.count - 1].singular }
    return FormField(
      option: names.joined(separator: "-"), path: place.path,
      labels: place.labels, help: outer.help,
      isRequired: place.isRequired, isSealed: place.isSealed, kind: kind)
  }
}

extension FormField.Kind {
  fileprivate init(of node: JSONSchemaNode) {
    let definitions = node.definitions
    if !node.choices.isEmpty {
      self = .choice(node.choices)
    } else if definitions.contains("region") || definitions.contains("code") {
      self = .region
    } else if definitions.contains("time") {
      self = .time
    } else if node.types.contains(.array), let items = node.items {
      let element = items.sealed?.clear ?? items
      let columns = EventForm.columns(of: element)
      self = columns.isEmpty ? .list(of: Self(of: element)) : .rows(columns)
    } else if node.types.contains(.string) {
      self = .text
    } else if node.types.contains(.integer) || node.types.contains(.number) {
      self = .number
    } else {
      self = node.types.contains(.boolean) ? .truth : .json
    }
  }
}

extension EventForm {
  /// The members of an array's objects, as far as they fit between commas: no rows within rows.
  fileprivate static func columns(of node: JSONSchemaNode) -> [FormField] {
    fields(of: node, in: .root).filter { field in
      if case .rows = field.kind { false } else { true }
    }
  }
}

extension FormField {
  fileprivate static func isRepeatable(_ kind: Kind) -> Bool {
    switch kind {
    case .list, .rows: true
    default: false
    }
  }

  fileprivate func renamed(_ option: String) -> FormField {
    FormField(
      option: option, path: path, labels: labels, help: help, isRequired: isRequired,
      isSealed: isSealed, kind: kind)
  }
}

extension String {
  /// `seals-intact` for `sealsIntact`.
  fileprivate var wordsBetweenDashes: String {
    reduce(into: "") { words, letter in
      words += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// `line` for `lines`, `alias` for `aliases`; what has no `s` at its end stays.
  fileprivate var singular: String {
    if hasSuffix("ses") { return String(dropLast(2)) }
    return hasSuffix("s") ? String(dropLast()) : self
  }
}
