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
  case malformed(member: String, expected: String)
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
