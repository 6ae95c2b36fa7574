package import TransparencyLog

/// Whose signatures two checkpoints of one log bear: one key's, or those of two keys that the log
/// has had one after the other.
///
/// An origin names one log for ever, whichever key signs for it. Which of two keys was in force at
/// which size, only the whole log can say.
package enum LogSigners: Hashable, Sendable {
  /// One key has signed both.
  case one(NoteVerifier)
  /// One key has signed the first, and another the second.
  case each(NoteVerifier, NoteVerifier)

  /// Reads them off two opened checkpoints; refuses those of two logs.
  init(_ first: SignedCheckpoint, _ second: SignedCheckpoint) throws(EvidenceFault) {
    guard first.checkpoint.origin == second.checkpoint.origin else { throw .otherLog }
    let (keys, others) = (first.logSignatures.map(\.key), second.logSignatures.map(\.key))
    if let both = keys.first(where: others.contains) {
      self = .one(both)
    } else {
      // An opened checkpoint bears at least one line of its log.
      self = .each(keys[0], others[0])
    }
  }

  /// The keys, each once.
  package var keys: [NoteVerifier] {
    switch self {
    case .one(let key): [key]
    case .each(let first, let second): [first, second]
    }
  }
}
