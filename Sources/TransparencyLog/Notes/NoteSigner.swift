/// A named private key that signs notes, as a log signs its checkpoints (type 0x01).
public struct NoteSigner: Sendable {
  /// The public half, for those who check.
  public let verifier: NoteVerifier

  private let privateKey: Ed25519PrivateKey

  /// Names a private key.
  public init(name: KeyName, privateKey: Ed25519PrivateKey) {
    verifier = NoteVerifier(name: name, algorithm: .ed25519, publicKey: privateKey.publicKey)
    self.privateKey = privateKey
  }

  /// Signs a text that ends with a line feed.
  public func sign(_ text: [UInt8]) throws(NoteError) -> UnverifiedNote {
    let signature = NoteSignature(
      signer: verifier.identity, bytes: privateKey.signature(for: text))
    return try UnverifiedNote(text: text, signatures: [signature])
  }
}
