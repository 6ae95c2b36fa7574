/// A note's line together with the key that it verified under.
public struct VerifiedSignature: Hashable, Sendable {
  /// The key that signed.
  public let key: NoteVerifier
  /// The line.
  public let signature: NoteSignature

  init(key: NoteVerifier, signature: NoteSignature) {
    self.key = key
    self.signature = signature
  }
}
