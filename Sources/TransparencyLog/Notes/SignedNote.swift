/// A note that bears a valid signature of every known key whose line it has, and of at least one.
public struct SignedNote: Hashable, Sendable {
  /// The signed text.
  public let text: [UInt8]
  /// The keys that signed and their lines, in the order of the note.
  public let signatures: [VerifiedSignature]
  /// Lines of keys that the caller did not name; nothing is known about them.
  public let ignored: [NoteSignature]

  /// Checks a note against the keys that the caller trusts.
  ///
  /// Lines of other keys are ignored. A line of a known key that does not verify rejects the
  /// whole note: someone has altered it. Of several lines of one key only the first counts.
  /// See <https://c2sp.org/signed-note#signatures>.
  public static func open(
    _ note: UnverifiedNote, with keys: [NoteVerifier]
  ) throws(NoteError) -> SignedNote {
    let keys = try index(keys)
    var verified: [VerifiedSignature] = []
    var ignored: [NoteSignature] = []
    var seen: Set<SignerIdentity> = []
    for signature in note.signatures {
      guard let key = keys[signature.signer] else {
        ignored.append(signature)
        continue
      }
      guard seen.insert(signature.signer).inserted else { continue }
      guard key.isValidSignature(signature.bytes, for: note.text) else {
        throw .invalidSignature(signature.signer)
      }
      verified.append(VerifiedSignature(key: key, signature: signature))
    }
    guard !verified.isEmpty else { throw .noKnownSigner }
    return SignedNote(text: note.text, signatures: verified, ignored: ignored)
  }

  private static func index(
    _ keys: [NoteVerifier]
  ) throws(NoteError) -> [SignerIdentity: NoteVerifier] {
    var known: [SignerIdentity: NoteVerifier] = [:]
    for key in keys where known.updateValue(key, forKey: key.identity) != nil {
      throw .ambiguousKeys(key.identity)
    }
    return known
  }

  private init(text: [UInt8], signatures: [VerifiedSignature], ignored: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
    self.ignored = ignored
  }
}

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
