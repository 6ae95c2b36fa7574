import CanonicalJSON
package import EventLedger
package import JSONSchema

extension JSONSchemaViolation {
  /// What is wrong with a value and what would be right, with the field's label and place.
  ///
  /// `Kondisi (/data/condition): harus salah satu dari Kondusif, Perlu perhatian`. The labels are
  /// those of the schema of the event's data; a place in a sealed value is looked up in the schema
  /// of the clear value.
  package func phrase(in schema: JSONSchemaNode) -> Phrase {
    let path = FieldPath(pointer, in: schema)
    return path.label + Phrase(verbatim: " (\("\(pointer)".printable)): ")
      + detail.phrase(of: path.node, under: keyword)
  }
}

extension JSONSchemaViolation.Detail {
  /// What is expected and what was found.
  fileprivate func phrase(
    of node: JSONSchemaNode?, under keyword: JSONSchemaKeyword?
  ) -> Phrase {
    switch self {
    case .type(let expected, let found):
      Phrase(id: "harus ", en: "must be ") + expected.map(\.phrase).joined
        + Phrase(id: ", bukan ", en: ", not ") + found.phrase
    case .notOneOf(let values): Self.choices(values, of: node)
    case .missing(let name, let other): Self.missing(name, with: other, of: node)
    case .undeclared(let name):
      Phrase(
        id: "tidak ada isian bernama \"\(name.printable)\"",
        en: "there is no field called \"\(name.printable)\"")
    case .name(let name):
      Phrase(
        id: "\"\(name.printable)\" bukan nama isian", en: "\"\(name.printable)\" is no field's name"
      )
    case .count(let count, let limit): Self.count(count, limit: limit, under: keyword)
    case .number(let number, let limit): Self.number(number, limit: limit, under: keyword)
    case .pattern(let pattern): Self.pattern(pattern, of: node)
    case .duplicate(let index):
      Phrase(id: "sama dengan butir \(index + 1)", en: "the same as item \(index + 1)")
    case .branches:
      Phrase(
        id: "tidak cocok dengan salah satu bentuk yang diperbolehkan",
        en: "fits none, or more than one, of the forms allowed")
    case .forbidden:
      Phrase(
        id: "tidak boleh diisi bersama isian yang lain",
        en: "may not be given together with the other fields")
    }
  }

  private static func choices(_ values: [String], of node: JSONSchemaNode?) -> Phrase {
    let choices = node?.choices ?? []
    let named = values.map { value -> Phrase in
      let label = choices.first { $0.canonicalText == value }?.label
      let code = value.unquoted
      return label.map { Phrase($0) + Phrase(verbatim: " (\(code))") } ?? Phrase(verbatim: code)
    }
    return values.count == 1
      ? Phrase(id: "harus ", en: "must be ") + named.joined
      : Phrase(id: "harus salah satu dari ", en: "must be one of ") + named.joined
  }

  private static func missing(
    _ name: String, with other: String?, of node: JSONSchemaNode?
  ) -> Phrase {
    let field = FieldPath.label(of: name, in: node)
    guard let other else { return field + Phrase(id: " belum diisi", en: " is missing") }
    return field + Phrase(id: " harus diisi karena ada ", en: " is needed because of ")
      + FieldPath.label(of: other, in: node)
  }

  private static func count(
    _ count: Int, limit: Int, under keyword: JSONSchemaKeyword?
  ) -> Phrase {
    switch keyword {
    case .minLength:
      Phrase(
        id: "\(count) huruf; paling sedikit \(limit)", en: "\(count) characters; at least \(limit)")
    case .maxLength:
      Phrase(
        id: "\(count) huruf; paling banyak \(limit)", en: "\(count) characters; at most \(limit)")
    case .minItems, .minProperties:
      Phrase(id: "\(count) butir; paling sedikit \(limit)", en: "\(count) items; at least \(limit)")
    case .contains, .minContains:
      Phrase(
        id: "\(count) butir yang disyaratkan; paling sedikit \(limit)",
        en: "\(count) items of the kind asked for; at least \(limit)")
    default:
      Phrase(id: "\(count) butir; paling banyak \(limit)", en: "\(count) items; at most \(limit)")
    }
  }

  private static func number(
    _ number: String, limit: String, under keyword: JSONSchemaKeyword?
  ) -> Phrase {
    switch keyword {
    case .minimum:
      Phrase(id: "\(number); paling sedikit \(limit)", en: "\(number); at least \(limit)")
    case .maximum:
      Phrase(id: "\(number); paling banyak \(limit)", en: "\(number); at most \(limit)")
    case .exclusiveMinimum:
      Phrase(id: "\(number); harus lebih dari \(limit)", en: "\(number); must be above \(limit)")
    case .exclusiveMaximum:
      Phrase(id: "\(number); harus kurang dari \(limit)", en: "\(number); must be below \(limit)")
    default:
      Phrase(
        id: "\(number); harus kelipatan \(limit)", en: "\(number); must be a multiple of \(limit)")
    }
  }

  /// A pattern is no wording for people: the field's help says what is expected, where there is
  /// one.
  private static func pattern(_ pattern: String, of node: JSONSchemaNode?) -> Phrase {
    let start = Phrase(id: "bentuknya salah; ", en: "not of the right form; ")
    if let help = node?.help { return start + Phrase(help) }
    return start + Phrase(id: "harus cocok dengan \(pattern)", en: "must match \(pattern)")
  }
}

/// The labels on the way from an event's root to one field of its data.
private struct FieldPath {
  /// The labels joined, as `Sumber 2, Keadaan per`.
  let label: Phrase
  /// The schema of the field; nil where the schema knows no such place.
  let node: JSONSchemaNode?

  init(_ pointer: JSONPointer, in schema: JSONSchemaNode) {
    var labels: [Phrase] = []
    var node: JSONSchemaNode? = schema
    for token in pointer.tokens.dropFirst() {
      let next = node?.node(at: JSONPointer(tokens: [token]))
      // What a sealed value holds is described by the schema of the clear value.
      let inside = next ?? node?.sealed?.clear.node(at: JSONPointer(tokens: [token]))
      if let number = Int(token), inside?.label == nil, let last = labels.popLast() {
        labels.append(last + Phrase(verbatim: " \(number + 1)"))
      } else {
        labels.append(inside?.label.map { Phrase($0) } ?? Phrase(verbatim: token.printable))
      }
      node = inside
    }
    label = labels.isEmpty ? Words.content : labels.joined
    self.node = node
  }

  /// A member's label where the schema has one, its name otherwise.
  static func label(of member: String, in node: JSONSchemaNode?) -> Phrase {
    let below = node?.node(at: JSONPointer(tokens: [member]))
    return below?.label.map { Phrase($0) } ?? Phrase(verbatim: "\"\(member.printable)\"")
  }
}

extension [Phrase] {
  /// The phrases with commas between them.
  fileprivate var joined: Phrase {
    Phrase(
      id: map(\.indonesian).joined(separator: ", "), en: map(\.english).joined(separator: ", "))
  }
}

extension String {
  /// A canonical JSON text of a string, without its quotation marks.
  fileprivate var unquoted: String {
    guard let value = try? JSONText(Array(utf8)).root, let string = value.string else {
      return self
    }
    return string.printable
  }
}

extension JSONSchemaType {
  fileprivate var phrase: Phrase {
    switch self {
    case .null: Phrase(id: "kosong", en: "empty")
    case .boolean: Phrase(id: "ya atau tidak", en: "yes or no")
    case .integer: Phrase(id: "bilangan bulat", en: "a whole number")
    case .number: Phrase(id: "angka", en: "a number")
    case .string: Phrase(id: "teks", en: "a text")
    case .array: Phrase(id: "daftar", en: "a list")
    case .object: Phrase(id: "sekumpulan isian", en: "a set of fields")
    }
  }
}

extension JSONKind {
  fileprivate var phrase: Phrase {
    switch self {
    case .null: Phrase(id: "kosong", en: "empty")
    case .boolean: Phrase(id: "ya/tidak", en: "a yes or no")
    case .number: Phrase(id: "angka", en: "a number")
    case .string: Phrase(id: "teks", en: "a text")
    case .array: Phrase(id: "daftar", en: "a list")
    case .object: Phrase(id: "sekumpulan isian", en: "a set of fields")
    }
  }
}
