/// A JSON Schema (2020-12), compiled once and then applied to any number of values.
///
/// It knows the keywords of `JSONSchemaKeyword` and refuses any other, because what it says must
/// not depend on the machine or the year: lengths count Unicode scalars, `pattern` is the subset
/// of `SchemaPattern`, `enum`, `const` and `uniqueItems` compare canonical bytes (RFC 8785), and
/// `multipleOf` takes whole numbers. Nothing is fetched.
package struct JSONSchema: Sendable {
  /// The schema as it was given.
  package let text: JSONText

  private let program: SchemaProgram

  /// Compiles a schema.
  ///
  /// - Throws: the first thing in it that is not understood.
  package init(_ bytes: [UInt8]) throws(JSONSchemaError) {
    do throws(JSONError) {
      text = try JSONText(bytes)
    } catch {
      throw JSONSchemaError(.malformedJSON(error), at: error.pointer)
    }
    program = try SchemaCompiler.compile(text)
  }

  /// The roles that may write what the schema describes (`x-roles`); none where it does not say.
  package var roles: [String] { program.tables.roles }

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

  /// The values that the schema marks as sealed, in the order of the text, whether or not they are
  /// stored as it asks.
  package func sealedValues(in value: JSONValue) -> [JSONSealedValue] {
    SealedValueWalk(program, value).values
  }

  /// The schema without its wording, which is what the digest of the rules covers.
  ///
  /// Left out are `title`, `description`, `examples`, `$comment`, `x-label` and `x-help` where they
  /// are keywords; a member that happens to be called `title` stays.
  package func canonicalRules() -> JSON { SchemaRules.rules(of: text.root) }
}
