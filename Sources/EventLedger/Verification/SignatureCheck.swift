import TransparencyLog

/// A signature that remains to be checked once the key it must be of is known.
///
/// Most of a verification's time goes here, and no check depends on another.
enum SignatureCheck: Sendable {
  case event(Entry, index: UInt64, key: Ed25519PublicKey)
  case checkpoint(CheckpointCheck)

  /// What is wrong; nil when the signature is good.
  func finding() -> Finding? {
    switch self {
    case .event(let entry, let index, let key):
      let message = EventSignature.signedBytes(of: entry.event.bytes)
      guard !key.isValidSignature(entry.signature, for: message) else { return nil }
      let (expected, found) = NotTaken.badSignature.expectedAndFound
      return Finding(
        .authorship, at: .entry(index), rule: NotTaken.badSignature.rule, expected: expected,
        found: found)
    case .checkpoint(let check):
      return check.finding()
    }
  }
}
