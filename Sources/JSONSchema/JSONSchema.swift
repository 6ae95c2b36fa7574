package import CanonicalJSON

/// A JSON Schema (2020-12), compiled once and then applied to any number of values.
///
/// It knows the keywords of `JSONSchemaKeyword` and the annotations it is told of, and refuses any
/// other, because what it says must not depend on the machine or the year: lengths count Unicode
/// scalars, `pattern` is the subset of `SchemaPattern`, `enum`, `const` and `uniqueItems` compare
/// canonical bytes (RFC 8785), and `multipleOf` takes whole numbers. Nothing is fetched.
package struct JSONSchema: Sendable {
  /// The schema as it was given.
  package let text: JSONText

  private let program: SchemaProgram
  private let annotations: [SchemaAnnotation]

  /// Compiles a schema, which may have these annotations beside the keywords of JSON Schema.
  ///
  /// - Throws: the first thing in it that is not understood.
  package init(
    _ bytes: [UInt8], annotations: [SchemaAnnotation] = []
  ) throws(JSONSchemaError) {
    do throws(JSONError) {
      text = try JSONText(bytes)
    } catch {
      throw JSONSchemaError(.malformedJSON(error), at: error.pointer)
    }
    self.annotations = annotations
    program = try SchemaCompiler.compile(text, annotations)
  }

  /// The schema of the whole value.
  package var root: JSONSchemaNode { JSONSchemaNode(program: program, index: program.root) }

  /// Whether a value fits; stops at the first violation and allocates nothing.
  package func isValid(_ value: JSONValue) -> Bool { root.isValid(value) }

  /// Every way in which a value does not fit, in the order of the schema; none if it fits.
  ///
  /// Of a value that fits no branch of `anyOf`, or not one of `oneOf`, that alone is told.
  package func violations(in value: JSONValue) -> [JSONSchemaViolation] {
    root.violations(in: value)
  }

  /// The schema without its wording, so that whoever signs it may reword it.
  ///
  /// Left out are `title`, `description`, `examples`, `$comment` and the annotations that are
  /// wording where they are keywords; a member that happens to be called `title` stays.
  package func canonicalRules() -> JSON { rules(of: text.root) }

  /// A schema within this one, without its wording.
  private func rules(of schema: JSONValue) -> JSON {
    guard schema.kind == .object else { return JSON(schema) }
    var members: [JSON.Member] = []
    for member in schema.members {
      let name = member.name.text
      if let value = ruling(name, member.value) {
        members.append(JSON.Member(name: name, value: value))
      }
    }
    return .object(members)
  }

  /// What a keyword or an annotation rules; nil where it is wording.
  private func ruling(_ name: String, _ value: JSONValue) -> JSON? {
    if let keyword = JSONSchemaKeyword(rawValue: name) {
      // Spelled out: JSON reads a bare nil as its own null.
      return keyword.isWording ? JSON?.none : rules(of: keyword, value)
    }
    guard let annotation = annotations.first(where: { $0.name == name }), !annotation.isWording
    else { return JSON?.none }
    return rules(of: annotation, value)
  }

  /// A keyword's value, with the wording taken out of the schemas that it holds.
  private func rules(of keyword: JSONSchemaKeyword, _ value: JSONValue) -> JSON {
    switch keyword {
    case .not, .if, .then, .else, .additionalProperties, .propertyNames, .items, .contains:
      rules(of: value)
    case .allOf, .anyOf, .oneOf, .prefixItems:
      .array(value.elements.map(rules))
    case .properties, .definitions:
      .object(value.members.map { JSON.Member(name: $0.name.text, value: rules(of: $0.value)) })
    default:
      JSON(value)
    }
  }

  /// An annotation's value in the same way.
  private func rules(of annotation: SchemaAnnotation, _ value: JSONValue) -> JSON {
    guard let schemaMember = annotation.schemaMember else { return JSON(value) }
    return .object(
      value.members.map {
        let isSchema = $0.name.stringEquals(schemaMember)
        return JSON.Member(
          name: $0.name.text, value: isSchema ? rules(of: $0.value) : JSON($0.value))
      })
  }
}

/// Why bytes are not a schema we apply.
package struct JSONSchemaError: Error, Hashable, Sendable {
  /// The rule that is broken.
  package enum Reason: Hashable, Sendable {
    /// The bytes are no JSON text.
    case malformedJSON(JSONError)
    /// A schema is neither an object nor a boolean.
    case notASchema
    /// A keyword that neither `JSONSchemaKeyword` has nor an annotation is called.
    case unknownKeyword(String)
    /// The keyword's value has not the form that the keyword asks for.
    case malformedValue(keyword: String)
    /// `$schema`, `$id` or an annotation of the root, within the schema.
    case onlyAtRoot(keyword: String)
    /// A `$schema` that names another dialect than 2020-12.
    case unknownDialect(String)
    /// A `$ref` to anything but `#` or `#/$defs/NAME` of the same schema.
    case unresolvedReference(String)
    /// Following `$ref` leads back to the same schema without going into the value, so checking
    /// would never end.
    case endlessReference
    /// The `pattern` is outside the subset.
    case pattern(SchemaPatternError)
    /// An annotation of a place stands where only some values would have it.
    case conditional(keyword: String)
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
    case .malformedValue(let name): "malformed value of \"\(name)\""
    case .onlyAtRoot(let name): "\"\(name)\" belongs at the root; found"
    case .unknownDialect(let name): "unknown dialect \"\(name)\""
    case .unresolvedReference(let reference): "\"\(reference)\" leads to no schema,"
    case .endlessReference: "references that never reach into the value"
    case .pattern(let error): "pattern outside the subset (\(error.reason) at \(error.offset))"
    case .conditional(let name): "\"\(name)\" where only some values would have it,"
    }
  }
}
