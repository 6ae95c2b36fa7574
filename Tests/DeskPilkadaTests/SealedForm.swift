import CanonicalJSON
import Schemas

/// A draft's data as its schema sees it once it is stored: the values to seal taken out, each with
/// the schema it must fit.
struct SealedForm {
  /// The values as they will stand in the event, with commitments to nothing.
  let stored: JSONText
  /// What each clear value does not fit.
  let clearViolations: [JSONSchemaViolation]

  init(of data: JSON, under schema: JSONSchema) throws {
    let clear = try JSONText(data.canonicalBytes())
    let sealed = schema.sealedValues(in: clear.root)
    let commitment: JSON = ["sealed": .string(String(repeating: "0", count: 64))]
    stored = try JSONText(
      sealed.reduce(data) { try $0.replacing(at: $1.pointer, with: commitment) }.canonicalBytes())
    clearViolations = sealed.flatMap { $0.clear.violations(in: $0.stored) }
  }

  /// Everything that is wrong with a draft's data under its type's schema.
  static func violations(of data: JSON, type: String) throws -> [JSONSchemaViolation] {
    guard let schema = try schemas[type]?.get() else { throw UnknownType(type: type) }
    let form = try SealedForm(of: data, under: schema)
    return form.clearViolations + schema.violations(in: form.stored.root)
  }

  private struct UnknownType: Error { let type: String }

  private static let schemas: [String: Result<JSONSchema, any Error>] = Dictionary(
    uniqueKeysWithValues: RulesFiles.released.schemas(of: .domain, in: 1).map { name, bytes in
      (name, Result { try JSONSchema(bytes) })
    })
}
