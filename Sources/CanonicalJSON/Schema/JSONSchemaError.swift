/// Why bytes are not a schema we apply.
package struct JSONSchemaError: Error, Hashable, Sendable {
  /// The rule that is broken.
  package enum Reason: Hashable, Sendable {
    /// The bytes are no JSON text.
    case malformedJSON(JSONError)
    /// A schema is neither an object nor a boolean.
    case notASchema
    /// A keyword that `JSONSchemaKeyword` does not have.
    case unknownKeyword(String)
    /// The keyword's value has not the form that the keyword asks for.
    case malformedValue(JSONSchemaKeyword)
    /// `$schema`, `$id` or `x-roles` within the schema instead of at its root.
    case onlyAtRoot(JSONSchemaKeyword)
    /// A `$schema` that names another dialect than 2020-12.
    case unknownDialect(String)
    /// A `$ref` to anything but `#` or `#/$defs/NAME` of the same schema.
    case unresolvedReference(String)
    /// Following `$ref` leads back to the same schema without going into the value, so checking
    /// would never end.
    case endlessReference
    /// The `pattern` is outside the subset.
    case pattern(SchemaPatternError)
    /// `x-sealed` where only some values would reach it. Which fields are sealed depends on their
    /// place alone, never on what the values say.
    case conditionallySealed
  }

  /// The rule that is broken.
  package let reason: Reason
  /// Where in the schema it is broken.
  package let pointer: JSONPointer

  init(_ reason: Reason, at pointer: JSONPointer) {
    self.reason = reason
    self.pointer = pointer
  }
}

extension JSONSchemaError: CustomStringConvertible {
  package var description: String {
    let place = pointer.tokens.isEmpty ? "at the root" : "at \(pointer)"
    return "\(reason.wording) \(place)"
  }
}

extension JSONSchemaError.Reason {
  fileprivate var wording: String {
    switch self {
    case .malformedJSON(let error): "not a JSON text: \(error)"
    case .notASchema: "a schema is an object or a boolean; found neither"
    case .unknownKeyword(let name): "unknown keyword \"\(name)\""
    case .malformedValue(let keyword): "malformed value of \"\(keyword.rawValue)\""
    case .onlyAtRoot(let keyword): "\"\(keyword.rawValue)\" belongs at the root; found"
    case .unknownDialect(let name): "unknown dialect \"\(name)\""
    case .unresolvedReference(let reference): "\"\(reference)\" leads to no schema,"
    case .endlessReference: "references that never reach into the value"
    case .pattern(let error): "pattern outside the subset (\(error.reason) at \(error.offset))"
    case .conditionallySealed: "a sealed field that only some values have,"
    }
  }
}
