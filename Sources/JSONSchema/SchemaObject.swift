import CanonicalJSON

/// A schema that is an object, its keywords looked up and read by name.
///
/// Reading a value checks its form, so that the compiler meets well-formed values only.
struct SchemaObject {
  /// Where the schema stands.
  let pointer: JSONPointer
  /// The keywords it has, in the order of the text.
  let keywords: [JSONSchemaKeyword]
  private let values: [JSONSchemaKeyword: JSONValue]
  /// The annotations it has, in the order of the text.
  let annotations: [(keyword: SchemaAnnotation, value: JSONValue)]

  /// Reads the keywords of an object; fails at the first unknown one.
  init(
    _ schema: JSONValue, at pointer: JSONPointer, _ known: [SchemaAnnotation]
  ) throws(JSONSchemaError) {
    var keywords: [JSONSchemaKeyword] = []
    var values: [JSONSchemaKeyword: JSONValue] = [:]
    var annotations: [(SchemaAnnotation, JSONValue)] = []
    for member in schema.members {
      let name = member.name.text
      if let keyword = JSONSchemaKeyword(rawValue: name) {
        keywords.append(keyword)
        values[keyword] = member.value
      } else if let annotation = known.first(where: { $0.name == name }) {
        annotations.append((annotation, member.value))
      } else {
        throw JSONSchemaError(.unknownKeyword(name), at: pointer.appending(name))
      }
    }
    self.pointer = pointer
    self.keywords = keywords
    self.values = values
    self.annotations = annotations
  }

  /// Whether it is one constant with nothing but words beside it.
  var isLabelledConstant: Bool {
    has(.const) && keywords.allSatisfy { $0 == .const || $0.isWording }
      && annotations.allSatisfy(\.keyword.isWording)
  }

  /// Whether the schema has a keyword.
  func has(_ keyword: JSONSchemaKeyword) -> Bool { values[keyword] != nil }

  /// The value of a keyword as it stands.
  subscript(keyword: JSONSchemaKeyword) -> JSONValue? { values[keyword] }

  /// Where a keyword's value stands.
  func pointer(to keyword: JSONSchemaKeyword) -> JSONPointer {
    pointer.appending(keyword.rawValue)
  }

  /// The error that a keyword's value is malformed.
  func malformed(_ keyword: JSONSchemaKeyword) -> JSONSchemaError {
    JSONSchemaError(.malformedValue(keyword: keyword.rawValue), at: pointer(to: keyword))
  }

  func text(_ keyword: JSONSchemaKeyword) throws(JSONSchemaError) -> String? {
    guard let value = values[keyword] else { return nil }
    guard let text = value.string else { throw malformed(keyword) }
    return text
  }

  func boolean(_ keyword: JSONSchemaKeyword) throws(JSONSchemaError) -> Bool? {
    guard let value = values[keyword] else { return nil }
    guard let boolean = value.boolean else { throw malformed(keyword) }
    return boolean
  }

  func number(_ keyword: JSONSchemaKeyword) throws(JSONSchemaError) -> SchemaNumber? {
    guard let value = values[keyword] else { return nil }
    guard let number = SchemaNumber(value) else { throw malformed(keyword) }
    return number
  }

  /// A whole number that is not negative; 2.0 is one.
  func count(_ keyword: JSONSchemaKeyword) throws(JSONSchemaError) -> Int? {
    guard let number = try number(keyword) else { return nil }
    guard let count = number.integer, count >= 0 else { throw malformed(keyword) }
    return Int(count)
  }

  /// An array of texts, each once.
  func names(_ keyword: JSONSchemaKeyword) throws(JSONSchemaError) -> [String]? {
    guard let value = values[keyword] else { return nil }
    return try names(value, of: keyword)
  }

  /// The texts of an array that stands within a keyword's value, each once.
  func names(
    _ value: JSONValue, of keyword: JSONSchemaKeyword
  ) throws(JSONSchemaError) -> [String] {
    guard value.kind == .array else { throw malformed(keyword) }
    var names: [String] = []
    var seen: Set<[UInt8]> = []
    for element in value.elements {
      guard let name = element.string, seen.insert(Array(name.utf8)).inserted else {
        throw malformed(keyword)
      }
      names.append(name)
    }
    return names
  }

  /// The members of an object, in the order of the text.
  func members(
    _ keyword: JSONSchemaKeyword
  ) throws(JSONSchemaError) -> [(name: String, value: JSONValue)]? {
    guard let value = values[keyword] else { return nil }
    guard value.kind == .object else { throw malformed(keyword) }
    return value.members.map { ($0.name.text, $0.value) }
  }

  /// The elements of an array that is not empty.
  func elements(_ keyword: JSONSchemaKeyword) throws(JSONSchemaError) -> [JSONValue]? {
    guard let value = values[keyword] else { return nil }
    guard value.kind == .array, value.count > 0 else { throw malformed(keyword) }
    return Array(value.elements)
  }
}

extension JSONValue {
  /// The text of a value known to be a string.
  var text: String {
    guard let string else { preconditionFailure("a member name is a string") }
    return string
  }

  /// The value as canonical JSON; nil for a number too large to have one.
  var canonicalText: String? {
    (try? canonicalBytes()).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension SchemaNumber {
  /// The number a value is; nil for a value of another kind.
  init?(_ value: JSONValue) {
    if let integer = value.integer {
      self = .integer(integer)
    } else if let double = value.double {
      self = .double(double)
    } else {
      return nil
    }
  }
}
