/// Why bytes are not a JSON text we read, or why a value has no canonical form; and where.
package struct JSONError: Error, Hashable, Sendable {
  package let reason: Reason

  /// The byte at which the trouble begins: of the text being read, or of the canonical text that
  /// was being written.
  ///
  /// A text that ends too early is at fault at its own length.
  package let offset: Int

  /// The value at fault; where the trouble stands between values, the array or object around it.
  package let pointer: JSONPointer

  package init(_ reason: Reason, offset: Int, pointer: JSONPointer) {
    self.reason = reason
    self.offset = offset
    self.pointer = pointer
  }

  /// The same error, seen from the array or object that holds the value at fault.
  func within(_ token: String) -> JSONError {
    JSONError(reason, offset: offset, pointer: JSONPointer(tokens: [token] + pointer.tokens))
  }
}

extension JSONError {
  /// The rules a text or a value can break.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// A byte that the grammar does not allow here (RFC 8259 §2).
    case unexpectedByte
    /// The text ends inside a value, or holds none.
    case unexpectedEnd
    /// Something follows the value.
    case trailingBytes
    /// The text opens with U+FEFF (RFC 8259 §8.1).
    case byteOrderMark
    /// The text is longer than `JSONText.byteCountMax`.
    case textTooLong
    /// Arrays and objects stand in each other more than `JSONText.depthMax` deep.
    case tooDeep
    /// A leading zero, a missing digit, or a stray sign or point (RFC 8259 §6).
    case malformedNumber
    /// An integer outside ±(2^53 − 1), which a double cannot count (RFC 7493 §2.2).
    case integerOutOfRange
    /// A number beyond the largest double, or one that is not finite (RFC 7493 §2.2).
    case numberOutOfRange
    /// U+0000 to U+001F unescaped within a string (RFC 8259 §7).
    case controlCharacter
    /// A backslash that begins none of the escapes of RFC 8259 §7.
    case malformedEscape
    /// Half of a surrogate pair (RFC 7493 §2.1).
    case loneSurrogate
    /// Bytes that are not UTF-8 (RFC 3629).
    case malformedUTF8
    /// A name that its object already has, compared by code units (RFC 7493 §2.3).
    case duplicateName
    /// A pointer into a value that has no such array or object.
    case missingParent
  }
}

extension JSONError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unexpectedByte: "a byte that JSON does not allow here"
    case .unexpectedEnd: "the text ends too early"
    case .trailingBytes: "something follows the value"
    case .byteOrderMark: "the text begins with a byte order mark"
    case .textTooLong: "the text is longer than \(JSONText.byteCountMax) bytes"
    case .tooDeep: "arrays and objects stand more than \(JSONText.depthMax) deep"
    case .malformedNumber: "a malformed number"
    case .integerOutOfRange: "an integer outside ±(2^53 − 1)"
    case .numberOutOfRange: "a number that is no finite double"
    case .controlCharacter: "an unescaped control character in a string"
    case .malformedEscape: "a malformed escape in a string"
    case .loneSurrogate: "half of a surrogate pair"
    case .malformedUTF8: "bytes that are not UTF-8"
    case .duplicateName: "a name that the object already has"
    case .missingParent: "no array or object to put the value in"
    }
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { "\(reason), at byte \(offset), in \"\(pointer)\"" }
}

/// A broken rule and the byte that breaks it: what a reader knows of an error.
///
/// The pointer is found later, from the tape, so that only a text that is refused pays for it.
struct JSONFault: Error {
  let reason: JSONError.Reason
  let offset: Int
}
