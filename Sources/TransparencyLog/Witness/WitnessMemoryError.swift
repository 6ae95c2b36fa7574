/// Why bytes are not the memory of a witness, or a key cannot be taken up in it.
public enum WitnessMemoryError: Error, Hashable, Sendable {
  /// The memory has this many bytes, more than ``WitnessMemory/byteCountMax``.
  case tooLong(Int)
  /// The bytes are not such a memory in its one spelling.
  case malformed
  /// A log's key is of a type that logs do not sign with.
  case wrongKeyType(SignerIdentity)
  /// Two records are of one log.
  case repeatedLog(Origin)
  /// A remembered checkpoint does not bear the log's signature.
  case checkpoint(CheckpointError)
  /// A remembered checkpoint does not bear this witness's line alone.
  case notCosigned(Origin, by: SignerIdentity)
}

extension WitnessMemoryError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a memory has at most \(WitnessMemory.byteCountMax) bytes, this one has \(count)"
    case .malformed: "the bytes are not the memory of a witness"
    case .wrongKeyType(let identity): "\(identity) is not a key that logs sign with"
    case .repeatedLog(let origin): "the log \(origin) is remembered twice"
    case .checkpoint(let error): "a remembered checkpoint does not hold: \(error)"
    case .notCosigned(let origin, let identity):
      "the remembered checkpoint of \(origin) does not bear the line of \(identity) alone"
    }
  }
}
