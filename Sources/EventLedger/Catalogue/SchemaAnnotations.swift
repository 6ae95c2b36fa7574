import CanonicalJSON
package import JSONSchema

/// What the ledger's schemas say beside JSON Schema.
extension SchemaAnnotation {
  /// What a person calls the value, in both languages: `{"id":…,"en":…}`.
  static let label = SchemaAnnotation("x-label", isWording: true) { SchemaText($0) != nil }

  /// What a person should know to fill the value in, in both languages.
  static let help = SchemaAnnotation("x-help", isWording: true) { SchemaText($0) != nil }

  /// The roles that may write an event of the type.
  static let roles = SchemaAnnotation("x-roles", scope: .root) { value in
    let names = value.elements.map { $0.string ?? "" }
    return !names.isEmpty && !names.contains("") && Set(names).count == names.count
  }

  /// The class of a sealed value and the schema of its clear value, `{"class":…,"schema":…}`; the
  /// keywords beside it describe the commitment that is stored in its place.
  ///
  /// Which fields are sealed depends on their place alone, never on what the values say.
  static let sealed = SchemaAnnotation("x-sealed", scope: .place, schemaMember: "schema") {
    $0.kind == .object && $0.count == 2 && SealingClass($0) != nil && $0["schema"] != nil
  }
}

/// Why a value is kept out of the signed bytes.
package enum SealingClass: String, Hashable, Sendable, CaseIterable {
  /// It names or describes a person.
  case person
  /// It is free text, in which anyone may be named.
  case narrative

  /// The class in the value of `x-sealed`.
  fileprivate init?(_ sealed: JSONValue) {
    guard let name = sealed["class"]?.string else { return nil }
    self.init(rawValue: name)
  }
}

/// A wording that a schema gives, in the two languages of the ledger.
package struct SchemaText: Hashable, Sendable {
  package let indonesian: String
  package let english: String

  /// The wording in one of the languages.
  package subscript(language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  /// Reads `{"id":…,"en":…}`: both languages, and no other member.
  fileprivate init?(_ value: JSONValue) {
    guard value.kind == .object, value.count == 2,
      let indonesian = value["id"]?.string, !indonesian.isEmpty,
      let english = value["en"]?.string, !english.isEmpty
    else { return nil }
    self.indonesian = indonesian
    self.english = english
  }
}

extension JSONSchema {
  /// Compiles the schema of an event type.
  package init(ofEventType bytes: [UInt8]) throws(JSONSchemaError) {
    try self.init(bytes, annotations: [.label, .help, .roles, .sealed])
  }

  /// The roles that may write what the schema describes; none where it does not say.
  package var roles: [String] {
    root.value(of: .roles).map { $0.elements.compactMap(\.string) } ?? []
  }
}

extension JSONSchemaNode {
  /// What a person calls the value.
  package var label: SchemaText? { value(of: .label).flatMap(SchemaText.init) }

  /// What a person should know to fill the value in.
  package var help: SchemaText? { value(of: .help).flatMap(SchemaText.init) }

  /// Why the value is sealed, and the schema of its clear value; nil where it is not sealed.
  package var sealed: (kind: SealingClass, clear: JSONSchemaNode)? {
    guard let kind = value(of: .sealed).flatMap(SealingClass.init), let clear = schema(in: .sealed)
    else { return nil }
    return (kind, clear)
  }
}

extension JSONSchemaChoice {
  /// What a person calls the value.
  package var label: SchemaText? { value(of: .label).flatMap(SchemaText.init) }

  /// What a person should know to choose the value.
  package var help: SchemaText? { value(of: .help).flatMap(SchemaText.init) }
}
