/// A set of type names, small enough to test in one step.
struct SchemaTypes: Hashable, Sendable {
  private var bits: UInt8 = 0

  mutating func insert(_ type: JSONSchemaType) { bits |= Self.bit(type) }

  func contains(_ type: JSONSchemaType) -> Bool { bits & Self.bit(type) != 0 }

  /// The names in a fixed order.
  var elements: [JSONSchemaType] { JSONSchemaType.allCases.filter { contains($0) } }

  private static func bit(_ type: JSONSchemaType) -> UInt8 {
    switch type {
    case .null: 1
    case .boolean: 2
    case .integer: 4
    case .number: 8
    case .string: 16
    case .array: 32
    case .object: 64
    }
  }
}
