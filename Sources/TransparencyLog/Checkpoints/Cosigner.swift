/// A witness's named private key, which cosigns checkpoints (type 0x04).
///
/// One private key must not serve under two names: the signed message does not hold the name
/// (<https://c2sp.org/tlog-cosignature>).
public struct Cosigner: Sendable {
  /// The public half, for those who check.
  public let verifier: NoteVerifier

  private let privateKey: Ed25519PrivateKey

  /// Names a private key.
  public init(name: KeyName, privateKey: Ed25519PrivateKey) {
    verifier = NoteVerifier(
      name: name, algorithm: .cosignatureV1, publicKey: privateKey.publicKey)
    self.privateKey = privateKey
  }

  /// Cosigns a checkpoint at a time in POSIX seconds, from 1 to 2^63 − 1.
  ///
  /// To be called only for what ``WitnessRequest/decide(latest:logKeys:)`` allowed and after
  /// the new state was stored: a signature that leaves before can be of a forgotten state.
  public func cosign(_ checkpoint: SignedCheckpoint, at timestamp: UInt64) -> NoteSignature {
    precondition(
      (1...TimestampedSignature.timestampMax).contains(timestamp),
      "a cosignature's time is between 1 and 2^63 - 1")
    let message = TimestampedSignature.message(
      timestamp: timestamp, text: checkpoint.checkpoint.text)
    let stamped = TimestampedSignature(
      timestamp: timestamp, signature: privateKey.signature(for: message))
    return NoteSignature(signer: verifier.identity, bytes: stamped.bytes)
  }
}
