package import CanonicalJSON

/// Why bytes are not an event, a submission or an entry.
package enum EventError: Error, Hashable, Sendable {
  /// The bytes are not a JSON text that the strict reader accepts.
  case notJSON(JSONError)
  /// The bytes are JSON, but not their own RFC 8785 form.
  case notCanonical
  /// There are more bytes than the form allows.
  case tooLarge(bytes: Int, max: Int)
  /// A required member is missing.
  case missing(member: String)
  /// A member stands there that the form does not know.
  case unknown(member: String)
  /// A member's value is not of the form that the protocol gives it.
  case malformed(member: String, expected: Form)
  /// A number with a fraction or an exponent; an event carries integers only.
  case notInteger(at: JSONPointer)
}

extension EventError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON(let error): "not JSON: \(error)"
    case .notCanonical: "not in canonical form (RFC 8785)"
    case .tooLarge(let bytes, let max): "\(bytes) bytes, \(max) are allowed"
    case .missing(let member): "the member \(member) is missing"
    case .unknown(let member): "the member \(member) is unknown"
    case .malformed(let member, let expected): "\(member) is not \(expected)"
    case .notInteger(let pointer): "the number at \(pointer) is not an integer"
    }
  }
}

extension EventError {
  /// The form that a member's value must have; `description` names it in English.
  package enum Form: Hashable, Sendable {
    case array
    case arrayOfAtMost(Int)
    case boolean
    case distinctKeys
    case integer
    case hexadecimal
    case logKey
    case logKeyNamedAsOrigin
    case note
    case number
    case object
    case offset
    case opening
    case pointer
    case regionCode
    case signature
    case sizeAndRoot
    case source
    case specificationVersion
    case text
    case threshold
    case timestamp
    case timestampInUTC
    case typeName
    case verifierKey
  }
}

extension EventError.Form: CustomStringConvertible {
  package var description: String {
    switch self {
    case .array: "an array"
    case .arrayOfAtMost(let count): "an array of at most \(count)"
    case .boolean: "true or false"
    case .distinctKeys: "keys that are all different"
    case .integer: "an integer"
    case .hexadecimal: "64 hexadecimal digits"
    case .logKey: "a key that signs checkpoints, of type 0x01"
    case .logKeyNamedAsOrigin: "a key named as the origin"
    case .note: "a signed note"
    case .number: "a number from 1"
    case .object: "an object"
    case .offset: "an offset as +08:00"
    case .opening: "what ledger.opened holds"
    case .pointer: "a JSON Pointer"
    case .regionCode: "a region code"
    case .signature: "64 bytes in base64"
    case .sizeAndRoot: "size:root"
    case .source: "/desk/key"
    case .specificationVersion: "1.0"
    case .text: "a text"
    case .threshold: "from 1 to the number of registrars"
    case .timestamp: "a timestamp"
    case .timestampInUTC: "a timestamp in UTC"
    case .typeName: "a type name"
    case .verifierKey: "a verifier key"
    }
  }
}
