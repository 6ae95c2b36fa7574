/// Why bytes are not a request to a witness.
public enum WitnessRequestError: Error, Hashable, Sendable {
  /// The request has this many bytes, more than ``WitnessRequest/byteCountMax``.
  case tooLong(Int)
  /// The first line is not `old` and a decimal number in its one spelling.
  case malformedOldSize
  /// The proof line of this number, counted from 1, is not 32 bytes of base64.
  case malformedProofLine(Int)
  /// There are more than ``WitnessRequest/proofLineCountMax`` proof lines.
  case tooManyProofLines
  /// No blank line ends the proof.
  case noBlankLine
  /// What follows is not the note of a checkpoint.
  case checkpoint(CheckpointError)
}

extension WitnessRequestError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a request has at most \(WitnessRequest.byteCountMax) bytes, this one has \(count)"
    case .malformedOldSize: "the first line of the request is not old <size>"
    case .malformedProofLine(let number): "proof line \(number) is not the base64 of a hash"
    case .tooManyProofLines:
      "a request has at most \(WitnessRequest.proofLineCountMax) proof lines"
    case .noBlankLine: "no blank line ends the consistency proof"
    case .checkpoint(let error): error.description
    }
  }
}
