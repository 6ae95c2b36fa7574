package import TransparencyLog

/// Whoever holds the private halves of a log's keys.
///
/// Which of them signs is known only when a commit's events are taken in: one of them may bring a
/// new log key into force, and the checkpoint over it is the first that the new key signs.
package protocol LogSigning {
  /// The signer of a log key; nil when its private half is not at hand.
  func signer(of key: NoteVerifier) throws -> NoteSigner?

  /// Where it is kept what a log key signed last; nil where nothing is kept beside the key.
  func newestNote(of key: NoteVerifier) -> NewestNote?
}

extension LogSigning {
  package func newestNote(of key: NoteVerifier) -> NewestNote? { nil }
}

extension NoteSigner: LogSigning {
  package func signer(of key: NoteVerifier) -> NoteSigner? { key == verifier ? self : nil }
}

extension [NoteSigner]: LogSigning {
  package func signer(of key: NoteVerifier) -> NoteSigner? { first { $0.verifier == key } }
}
