package import CanonicalJSON

/// One way in which a value does not fit its schema.
///
/// It holds what a caller needs to word it in any language; `description` is for developers.
package struct JSONSchemaViolation: Hashable, Sendable {
  /// The value at fault; for a missing member the object that lacks it.
  package let pointer: JSONPointer
  /// The keyword that is not satisfied; nil for the schema `false`, which nothing satisfies.
  package let keyword: JSONSchemaKeyword?
  /// Where the keyword stands in the schema, references followed.
  package let schemaPointer: JSONPointer
  package let detail: Detail

  package init(
    pointer: JSONPointer, keyword: JSONSchemaKeyword?, schemaPointer: JSONPointer, detail: Detail
  ) {
    self.pointer = pointer
    self.keyword = keyword
    self.schemaPointer = schemaPointer
    self.detail = detail
  }

  /// What was asked and what was found.
  package enum Detail: Hashable, Sendable {
    /// The value is of another kind; the keyword's kinds in the order of `JSONSchemaType`.
    case type(expected: [JSONSchemaType], found: JSONKind)
    /// The value is none of these, each as canonical JSON, in the order of the schema.
    case notOneOf([String])
    /// A required member is missing. Under `dependentRequired` `with` is the member that asks
    /// for it.
    case missing(name: String, with: String?)
    /// A member that the schema does not name.
    case undeclared(name: String)
    /// A member name that `propertyNames` does not allow.
    case name(String)
    /// A number of characters (Unicode scalars), items, members, or items that `contains` fits.
    case count(Int, limit: Int)
    /// A number beyond a limit, or no multiple of it, as canonical JSON.
    case number(String, limit: String)
    /// A text that does not match a pattern.
    case pattern(String)
    /// The item equals an earlier one.
    case duplicate(ofItem: Int)
    /// How many branches of `anyOf` or `oneOf` fit.
    case branches(fitting: Int)
    /// Nothing may stand here, or what `not` describes does.
    case forbidden
  }
}

extension JSONSchemaViolation: CustomStringConvertible {
  package var description: String {
    let place = pointer.tokens.isEmpty ? "the value" : "\(pointer)"
    return "\(place): \(keyword?.rawValue ?? "false"): \(detail)"
  }
}

extension JSONSchemaViolation.Detail: CustomStringConvertible {
  package var description: String {
    switch self {
    case .type(let expected, let found):
      "\(expected.map(\.rawValue).joined(separator: " or ")) expected, \(found) found"
    case .notOneOf(let values): "not one of \(values.joined(separator: ", "))"
    case .missing(let name, nil): "\"\(name)\" is missing"
    case .missing(let name, let other?): "\"\(name)\" is missing, which \"\(other)\" asks for"
    case .undeclared(let name): "\"\(name)\" is not known here"
    case .name(let name): "\"\(name)\" is not allowed as a name"
    case .count(let count, let limit): "the count is \(count), the limit \(limit)"
    case .number(let number, let limit): "the number is \(number), the limit \(limit)"
    case .pattern(let pattern): "the text does not match \(pattern)"
    case .duplicate(let index): "the same as item \(index)"
    case .branches(0): "no branch fits"
    case .branches(let count): "\(count) branches fit"
    case .forbidden: "nothing of this kind is allowed here"
    }
  }
}
