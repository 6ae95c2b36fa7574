package import CanonicalJSON
package import JSONSchema
package import TransparencyLog

/// Replaces the values that a schema seals by salted commitments, and keeps what opens them.
package struct Sealer {
  /// The data as it is signed, what opens it, and what of the clear values does not fit.
  package struct Result {
    package let data: JSON
    package let openings: [Opening]
    /// With pointers from the event's root.
    package let violations: [JSONSchemaViolation]
  }

  private let ledger: Hash?
  private let author: Author
  private let number: UInt64
  private let makeSalt: () -> [UInt8]
  private var openings: [Opening] = []
  private var violations: [JSONSchemaViolation] = []

  /// `makeSalt`: draws 32 random bytes, anew for every value.
  package init(ledger: Hash?, author: Author, number: UInt64, makeSalt: @escaping () -> [UInt8]) {
    self.ledger = ledger
    self.author = author
    self.number = number
    self.makeSalt = makeSalt
  }

  /// Seals what the type's schema, or that of a corrected event's type, marks as sealed.
  package consuming func seal(
    _ data: JSON, type: EventType, corrected: EventType?
  ) throws(JSONError) -> Result {
    let root = JSONPointer.root.appending("data")
    var sealed = try seal(data, schema: type.schema.root, at: root)
    if let corrected { sealed = try sealCorrection(sealed, of: corrected) }
    return Result(data: sealed, openings: openings, violations: violations)
  }

  private mutating func seal(
    _ value: JSON, schema: JSONSchemaNode, at pointer: JSONPointer
  ) throws(JSONError) -> JSON {
    if let sealed = schema.sealed { return try commit(value, to: sealed.clear, at: pointer) }
    switch value {
    case .object(let members):
      var result: [JSON.Member] = []
      for member in members {
        let below = schema.node(at: JSONPointer.root.appending(member.name))
        let place = pointer.appending(member.name)
        let value = try below.map { (node) throws(JSONError) in
          try seal(member.value, schema: node, at: place)
        }
        result.append(JSON.Member(name: member.name, value: value ?? member.value))
      }
      return .object(result)
    case .array(let elements):
      var result: [JSON] = []
      for (position, element) in elements.enumerated() {
        let below = schema.node(at: JSONPointer.root.appending(String(position)))
        let place = pointer.appending(String(position))
        let value = try below.map { (node) throws(JSONError) in
          try seal(element, schema: node, at: place)
        }
        result.append(value ?? element)
      }
      return .array(result)
    default:
      return value
    }
  }

  /// A corrected value is sealed when the member it corrects is.
  private mutating func sealCorrection(
    _ data: JSON, of type: EventType
  ) throws(JSONError) -> JSON {
    guard case .array(let changes)? = data.value(at: JSONPointer(tokens: ["values"])) else {
      return data
    }
    var sealed = data
    for (position, change) in changes.enumerated() {
      guard case .string(let text)? = change.value(at: JSONPointer(tokens: ["pointer"])),
        let target = JSONPointer(text),
        let clear = change.value(at: JSONPointer(tokens: ["value"])),
        let node = type.schema.root.node(at: JSONPointer(tokens: Array(target.tokens.dropFirst())))
      else { continue }
      let place = JSONPointer(tokens: ["values", String(position), "value"])
      let value = try seal(clear, schema: node, at: JSONPointer(tokens: ["data"] + place.tokens))
      sealed = try sealed.replacing(at: place, with: value)
    }
    return sealed
  }

  private mutating func commit(
    _ value: JSON, to clear: JSONSchemaNode, at pointer: JSONPointer
  ) throws(JSONError) -> JSON {
    let text = try JSONText(try value.canonicalBytes())
    violations += clear.violations(in: text.root).map { $0.moved(from: .root, to: pointer) }
    guard let opening = Opening(pointer: pointer, salt: makeSalt(), value: value) else {
      preconditionFailure("a salt has \(Opening.saltByteCount) bytes")
    }
    openings.append(opening)
    let hash = try opening.commitment(ledger: ledger, author: author, number: number)
    return ["sealed": .string("\(hash)")]
  }
}
