/// Why bytes are not a proof file.
public enum LogProofError: Error, Hashable, Sendable {
  /// The file has this many bytes, more than ``LogProof/byteCountMax``.
  case tooLong(Int)
  /// The first line does not name the format.
  case unknownFormat
  /// The extra data is empty or not base64 in its one spelling.
  case malformedExtra
  /// The index line is missing or not a decimal number below 2^64 in its one spelling.
  case malformedIndex
  /// The path's line of this number, counted from 1, is not 32 bytes of base64.
  case malformedHash(Int)
  /// There are more than ``LogProof/hashCountMax`` hashes.
  case tooManyHashes
  /// No blank line ends the path.
  case noBlankLine
  /// What follows is not a signed note.
  case note(NoteError)
}

extension LogProofError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a proof file has at most \(LogProof.byteCountMax) bytes, this one has \(count)"
    case .unknownFormat: "the first line does not name a log proof of version 1"
    case .malformedExtra: "the extra data is not base64"
    case .malformedIndex: "the line with the entry's index is malformed"
    case .malformedHash(let number): "line \(number) of the path is not the base64 of a hash"
    case .tooManyHashes: "a path has at most \(LogProof.hashCountMax) hashes"
    case .noBlankLine: "no blank line ends the path"
    case .note(let error): error.description
    }
  }
}
