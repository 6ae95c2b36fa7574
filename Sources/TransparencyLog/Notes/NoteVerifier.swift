/// A public key that signed notes are checked with: a C2SP verifier key, "vkey".
///
/// Its text is `<name>+<key ID in hex>+<base64 of type and public key>`; see
/// <https://c2sp.org/signed-note#verifier-keys>.
public struct NoteVerifier: Hashable, Sendable {
  /// The most bytes a verifier key's text may have.
  public static let textBytesMax = 4096

  /// The key's name; for the key of a log, the log's origin.
  public let name: KeyName
  /// What the key signs and how.
  public let algorithm: NoteAlgorithm
  /// The key itself.
  public let publicKey: Ed25519PublicKey
  /// The ID that the three others give.
  public let keyID: KeyID

  /// Names a public key.
  public init(name: KeyName, algorithm: NoteAlgorithm, publicKey: Ed25519PublicKey) {
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    keyID = KeyID(name: name, algorithm: algorithm, publicKey: publicKey)
  }

  /// Reads a verifier key in its one spelling.
  public init(vkey text: String) throws(KeyError) {
    guard text.utf8.count <= Self.textBytesMax else { throw .malformedVerifierKey }
    // Base64 has plus signs of its own: only the first two separate.
    let parts = text.utf8.split(
      separator: ASCII.plus, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let stated = Hex.decode(Array(parts[1])).flatMap({ KeyID($0) }),
      let typedKey = Base64.decode(String(Substring(parts[2]))), let type = typedKey.first
    else { throw .malformedVerifierKey }
    guard let algorithm = NoteAlgorithm(rawValue: type) else { throw .unknownAlgorithm(type) }

    self.init(
      name: try KeyName(utf8: parts[0]), algorithm: algorithm,
      publicKey: try Ed25519PublicKey(Array(typedKey.dropFirst())))
    guard stated == keyID else { throw .keyIDMismatch(stated: stated, computed: keyID) }
  }

  /// The name and the key ID, by which a note's lines are matched to keys.
  public var identity: SignerIdentity { SignerIdentity(name: name, keyID: keyID) }

  /// Whether the signature is this key's over a note's text.
  public func isValidSignature(_ signature: [UInt8], for text: [UInt8]) -> Bool {
    switch algorithm {
    case .ed25519:
      return publicKey.isValidSignature(signature, for: text)
    case .cosignatureV1:
      guard let stamped = TimestampedSignature(signature) else { return false }
      let message = TimestampedSignature.message(timestamp: stamped.timestamp, text: text)
      return publicKey.isValidSignature(stamped.signature, for: message)
    }
  }
}

extension NoteVerifier: CustomStringConvertible {
  /// The verifier key's text.
  public var description: String {
    "\(identity)+\(Base64.encode([algorithm.rawValue] + publicKey.bytes))"
  }
}

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

/// What a key of a signed note signs and how: the type byte of its verifier key.
///
/// See <https://c2sp.org/signed-note#signature-types>. Lines of other types, such as ML-DSA-44
/// cosignatures (0x06), are kept in a note and ignored.
public enum NoteAlgorithm: UInt8, Hashable, Sendable, CaseIterable {
  /// Ed25519 over the note's text: how a log signs its checkpoints.
  case ed25519 = 0x01
  /// Timestamped Ed25519 over a checkpoint: how a witness cosigns (`cosignature/v1`).
  case cosignatureV1 = 0x04
}
