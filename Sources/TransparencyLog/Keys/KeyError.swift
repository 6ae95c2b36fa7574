/// Why bytes or text are not a key.
public enum KeyError: Error, Hashable, Sendable {
  /// A key or seed must have 32 bytes; it has this many.
  case wrongByteCount(Int)
  /// The point is of small order or not in its one encoding: no signature under it means much.
  case weakPublicKey
  /// A key name must be non-empty and hold no space, `+` or control character.
  case malformedName
  /// The text is not `<name>+<8 hex digits>+<base64>` in its one spelling.
  case malformedVerifierKey
  /// No signature algorithm with this type byte is known here.
  case unknownAlgorithm(UInt8)
  /// The key ID in the text is not the one of the name and key beside it.
  case keyIDMismatch(stated: KeyID, computed: KeyID)
}

extension KeyError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .wrongByteCount(let count):
      "an Ed25519 key has \(Ed25519PublicKey.byteCount) bytes, not \(count)"
    case .weakPublicKey: "the public key is weak: one signature would fit many messages"
    case .malformedName: "a key name is not empty and has no space, + or control character"
    case .malformedVerifierKey: "the text is not a verifier key, <name>+<key ID>+<base64>"
    case .unknownAlgorithm(let byte):
      "signature type 0x\(Hex.encode([byte])) is not supported"
    case .keyIDMismatch(let stated, let computed):
      "the verifier key states key ID \(stated), but its name and key give \(computed)"
    }
  }
}
