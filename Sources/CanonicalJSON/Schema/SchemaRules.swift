/// Takes the wording out of a schema.
enum SchemaRules {
  /// A schema that has compiled, without the keywords that `JSONSchemaKeyword.isWording` names.
  static func rules(of schema: JSONValue) -> JSON {
    guard schema.kind == .object else { return JSON(schema) }
    var members: [JSON.Member] = []
    for member in schema.members {
      let name = member.name.text
      guard let keyword = JSONSchemaKeyword(rawValue: name), !keyword.isWording else { continue }
      members.append(JSON.Member(name: name, value: value(of: keyword, member.value)))
    }
    return .object(members)
  }

  /// A keyword's value, with the wording taken out of the schemas that it holds.
  private static func value(of keyword: JSONSchemaKeyword, _ value: JSONValue) -> JSON {
    switch keyword {
    case .not, .if, .then, .else, .additionalProperties, .propertyNames, .items, .contains:
      rules(of: value)
    case .allOf, .anyOf, .oneOf, .prefixItems:
      .array(value.elements.map(rules))
    case .properties, .definitions:
      .object(value.members.map { JSON.Member(name: $0.name.text, value: rules(of: $0.value)) })
    case .sealed:
      .object(
        value.members.map {
          let isSchema = $0.name.stringEquals("schema")
          return JSON.Member(
            name: $0.name.text, value: isSchema ? rules(of: $0.value) : JSON($0.value))
        })
    default:
      JSON(value)
    }
  }
}
