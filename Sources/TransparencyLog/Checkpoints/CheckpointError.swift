/// Why a note is not a trusted checkpoint.
public enum CheckpointError: Error, Hashable, Sendable {
  /// The bytes are not a note, or the note is not trusted.
  case note(NoteError)
  /// The first line is empty or has a control character.
  case malformedOrigin
  /// The second line is missing or not a decimal number below 2^64 in its one spelling.
  case malformedSize
  /// The third line is missing or not 32 bytes of base64 in its one spelling.
  case malformedRoot
  /// A line after the root is empty, unfinished or has a control character.
  case malformedExtensionLine
  /// The checkpoint bears known signatures, but none by a key of the log it names.
  case notSignedByLog(Origin)
}

extension CheckpointError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .note(let error): error.description
    case .malformedOrigin: "the first line of the checkpoint is not an origin"
    case .malformedSize: "the second line of the checkpoint is not a tree size"
    case .malformedRoot: "the third line of the checkpoint is not the base64 of a root hash"
    case .malformedExtensionLine: "a line after the checkpoint's root is malformed"
    case .notSignedByLog(let origin): "the checkpoint bears no signature by a key named \(origin)"
    }
  }
}
