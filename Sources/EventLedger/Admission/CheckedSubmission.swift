package import TransparencyLog

/// A submission whose signature may be known to be valid before its turn comes.
///
/// Checking signatures is most of the work of taking events in, and it depends on nothing but the
/// key: a batch is checked on every core, and then taken in one by one. A fingerprint never stands
/// for another key than it did once, so what is valid under the key found beforehand is valid
/// when its turn comes; where the key was not known yet, the signature is checked then.
package struct CheckedSubmission: Sendable {
  package let submission: Submission
  /// The key under which the signature is valid; nil when that is not known.
  package let validUnder: Ed25519PublicKey?

  /// A submission of which nothing was checked.
  package init(unchecked submission: Submission) {
    self.submission = submission
    validUnder = nil
  }

  /// A submission that was signed here with its author's key: that signature needs no check.
  package init(_ submission: Submission, signedWith key: Ed25519PrivateKey) {
    self.submission = submission
    validUnder = key.publicKey
  }

  /// Checks the signature under the key that its author is known by; nil when it is not known.
  package init(_ submission: Submission, key: NoteVerifier?) {
    self.submission = submission
    let isValid = key.map { key in
      key.publicKey.isValidSignature(
        submission.signature, for: EventSignature.signedBytes(of: submission.event.bytes))
    }
    validUnder = isValid == true ? key?.publicKey : nil
  }
}
