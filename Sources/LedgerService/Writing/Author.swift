import CanonicalJSON
package import EventLedger
import JSONSchema
package import LedgerStore
package import TransparencyLog

/// A person at a desk who writes events: the key, and the ledger they go into.
///
/// Both stages of admission run before anything is signed for good: what would not stand is told
/// and not written, so bad input changes nothing.
package struct AuthorAtDesk {
  let workplace: Workplace
  let key: Ed25519PrivateKey
  let clock: Instant
  /// When the author wrote it down, where that was before the present.
  let recorded: Instant?
  /// The newest checkpoint the author had seen then; nil for the newest there is.
  let anchor: Anchor?
  /// A checkpoint that the author had seen elsewhere, which the event then anchors.
  let note: UnverifiedNote?

  package init(
    at workplace: Workplace, key: Ed25519PrivateKey, clock: Instant, recorded: Instant? = nil,
    anchor: Anchor? = nil, note: UnverifiedNote? = nil
  ) {
    self.workplace = workplace
    self.key = key
    self.clock = clock
    self.recorded = recorded
    self.anchor = anchor
    self.note = note
  }

  package var fingerprint: Fingerprint { Fingerprint(of: key.publicKey) }

  /// Writes a draft as the key's next event, inside a commit.
  package func write(_ draft: EventDraft, into intake: inout Intake) throws -> PlacedEvent {
    let next = try next(draft, in: &intake)
    var submission = try sign(
      draft, type: next.type, corrected: next.corrected, at: next.head,
      offsetMinutes: try intake.genesis().offsetMinutes)
    submission.note = note
    let outcome = try intake.take(CheckedSubmission(submission, signedWith: key), mustStand: true)
    return try placed(outcome, of: submission.event, in: &intake)
  }

  /// A draft as the key's next event, not signed and not taken in; told is what stands
  /// against it.
  func preview(
    _ draft: EventDraft, in questions: inout some AuthorQuestions
  ) throws -> UnsignedEvent {
    let next = try next(draft, in: &questions)
    let now = Timestamp(
      recorded ?? clock, offsetMinutes: try questions.genesis().offsetMinutes)
    let unsigned: UnsignedEvent
    do {
      unsigned = try writer.unsigned(
        for: draft, type: next.type, corrected: next.corrected, at: next.head,
        recordedTime: now)
    } catch {
      throw WritingRefusal(error, of: next.type)
    }
    if let outcome = try questions.objection(to: unsigned) {
      _ = try placed(outcome, of: unsigned.event, in: &questions)
    }
    return unsigned
  }

  /// Signs a draft as the event after a chain's head.
  package func sign(
    _ draft: EventDraft, type: EventType, corrected: EventType?,
    at head: EventWriter.ChainHead, offsetMinutes: Int
  ) throws(WritingRefusal) -> Submission {
    let now = Timestamp(recorded ?? clock, offsetMinutes: offsetMinutes)
    do {
      return try writer.submission(
        for: draft, type: type, corrected: corrected, at: head, recordedTime: now)
    } catch {
      throw WritingRefusal(error, of: type)
    }
  }

  private var writer: EventWriter {
    let randomBytes = workplace.machine.randomBytes
    return EventWriter(key: key, makeSalt: { randomBytes(Opening.saltByteCount) })
  }

  /// What the key's next event is made of, besides its draft.
  private func next(
    _ draft: EventDraft, in questions: inout some AuthorQuestions
  ) throws -> (type: EventType, corrected: EventType?, head: EventWriter.ChainHead) {
    let type = try workplace.type(named: draft.type)
    let corrected = try questions.correctedType(in: draft.data, under: workplace.catalogue)
    let anchor = try anchor ?? note.flatMap { Anchor(try Checkpoint(text: $0.text).treeHead) }
    guard let head = try questions.chainHead(of: fingerprint)?.anchored(at: anchor) else {
      throw WritingRefusal.unknownKey(fingerprint)
    }
    return (type, corrected, head)
  }

  private func placed(
    _ outcome: CommitOutcome, of event: Event, in questions: inout some AuthorQuestions
  ) throws -> PlacedEvent {
    switch outcome {
    case .taken(let placed), .duplicate(let placed): return placed
    case .refused(let obstacle): throw WritingRefusal.notTaken(obstacle)
    case .notStanding(let reason):
      if reason.code == StandingReason.schemaInvalid,
        let misfit = try questions.misfit(of: event, under: workplace.catalogue)
      {
        throw WritingRefusal.violations(misfit.violations, of: misfit.type)
      }
      throw WritingRefusal.notStanding(reason)
    }
  }
}

extension WritingRefusal {
  fileprivate init(_ error: WritingError, of type: EventType) {
    switch error {
    case .malformed(let error): self = .malformed(error)
    case .violations(let violations): self = .violations(violations, of: type)
    }
  }
}

extension EventWriter.ChainHead {
  /// The same head with another anchor, where one is given.
  fileprivate func anchored(at anchor: Anchor?) -> EventWriter.ChainHead {
    .init(
      author: author, number: number, ledger: ledger, previous: previous,
      anchor: anchor ?? self.anchor)
  }
}
