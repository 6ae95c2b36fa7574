package import EventLedger
package import TransparencyLog

/// An event that has its place in the log.
package struct PlacedEvent: Hashable, Sendable {
  /// The index of its entry.
  package let index: UInt64
  /// The hash of the event.
  package let event: Hash
  /// The hash of the leaf.
  package let leafHash: Hash
  package let standing: Standing
}

/// What became of a submission.
package enum CommitOutcome: Sendable {
  /// It is an entry now, perhaps one that is set aside.
  case taken(PlacedEvent)
  /// The same event was an entry before; whatever openings came along were dropped.
  case duplicate(PlacedEvent)
  /// It is not taken: nothing of it was written, and its number stays free.
  case refused(NotTaken)
  /// It would be set aside, and the caller asked not to take such an event; nothing was written.
  case notStanding(StandingReason)

  /// Its place in the log, when it has one.
  package var placed: PlacedEvent? {
    switch self {
    case .taken(let placed), .duplicate(let placed): placed
    case .refused, .notStanding: nil
    }
  }
}

/// What a commit has made durable.
package struct Commit<Value> {
  /// What the caller's part returned.
  package let value: Value
  /// The newest checkpoint, which covers every entry; it may be published now.
  package let checkpoint: SignedCheckpoint
  /// The entries that the commit added; empty when there was nothing new.
  package let added: Range<UInt64>
}

extension Commit: Sendable where Value: Sendable {}

/// One submission of a batch that must be taken whole was refused, and so the batch was not taken.
package struct SubmissionRefused: WordedError, CustomStringConvertible {
  /// The position in the batch, from 0.
  package let position: Int
  package let reason: NotTaken

  package var phrase: Phrase {
    Phrase(
      id: "kiriman \(position + 1) tidak diterima", en: "submission \(position + 1) is not taken"
    ).told(with: Phrase(of: reason))
  }

  package var description: String { phrase.english }
}
