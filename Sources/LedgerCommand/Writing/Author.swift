import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// A person at a desk who writes events: the key, and the ledger they go into.
///
/// Both stages of admission run before anything is signed for good: what would not stand is told
/// and not written, so bad input changes nothing.
struct AuthorAtDesk {
  let session: Session
  let key: Ed25519PrivateKey
  let clock: Instant
  /// When the author wrote it down, where that was before the present.
  var recorded: Instant?
  /// The newest checkpoint the author had seen then; nil for the newest there is.
  var anchor: Anchor?
  /// A checkpoint that the author had seen elsewhere, which the event then anchors.
  var note: UnverifiedNote?

  var fingerprint: Fingerprint { Fingerprint(of: key.publicKey) }

  /// Writes a draft as the key's next event, inside a commit.
  func write(_ draft: EventDraft, into intake: inout Intake) throws -> PlacedEvent {
    let next = try next(draft, in: &intake)
    var submission = try sign(
      draft, type: next.type, corrected: next.corrected, at: next.head,
      offsetMinutes: try intake.genesis().offsetMinutes)
    submission.note = note
    return try placed(
      try intake.take(submission, mustStand: true), of: submission.event, in: &intake)
  }

  /// A draft as the key's next event, not signed and not taken in; told is what stands
  /// against it.
  func preview(
    _ draft: EventDraft, in intake: inout Intake
  ) throws -> UnsignedEvent {
    let next = try next(draft, in: &intake)
    let now = Timestamp(recorded ?? clock, offsetMinutes: try intake.genesis().offsetMinutes)
    let unsigned: UnsignedEvent
    do {
      unsigned = try writer.unsigned(
        for: draft, type: next.type, corrected: next.corrected, at: next.head,
        recordedTime: now)
    } catch {
      throw refusal(of: error, type: next.type)
    }
    if let outcome = try intake.objection(to: unsigned) {
      _ = try placed(outcome, of: unsigned.event, in: &intake)
    }
    return unsigned
  }

  /// Signs a draft as the event after a chain's head.
  func sign(
    _ draft: EventDraft, type: EventType, corrected: EventType?,
    at head: EventWriter.ChainHead, offsetMinutes: Int
  ) throws -> Submission {
    let now = Timestamp(recorded ?? clock, offsetMinutes: offsetMinutes)
    do {
      return try writer.submission(
        for: draft, type: type, corrected: corrected, at: head, recordedTime: now)
    } catch {
      throw refusal(of: error, type: type)
    }
  }

  private var writer: EventWriter {
    EventWriter(key: key, makeSalt: { Machine.randomBytes(Opening.saltByteCount) })
  }

  /// What the key's next event is made of, besides its draft.
  private func next(
    _ draft: EventDraft, in intake: inout Intake
  ) throws -> (type: EventType, corrected: EventType?, head: EventWriter.ChainHead) {
    let type = try session.type(named: draft.type)
    let corrected = try intake.correctedType(in: draft.data, under: session.catalogue)
    let anchor = try anchor ?? note.flatMap { Anchor(try Checkpoint(text: $0.text).treeHead) }
    guard let head = try intake.chainHead(of: fingerprint)?.anchored(at: anchor) else {
      throw LedgerError.unknownKey(fingerprint)
    }
    return (type, corrected, head)
  }

  private func placed(
    _ outcome: CommitOutcome, of event: Event, in intake: inout Intake
  ) throws -> PlacedEvent {
    switch outcome {
    case .taken(let placed), .duplicate(let placed): return placed
    case .refused(let obstacle): throw session.error(obstacle)
    case .notStanding(let reason):
      if reason.code == StandingReason.schemaInvalid,
        let misfit = try intake.misfit(of: event, under: session.catalogue)
      {
        throw refusal(of: .violations(misfit.violations), type: misfit.type)
      }
      throw session.error(reason)
    }
  }

  private func refusal(of error: WritingError, type: EventType) -> any Error {
    switch error {
    case .malformed(let error): return session.error(error)
    case .violations(let violations):
      let presentation = Presentation(
        language: session.language, width: Terminal.width ?? 80, offsetMinutes: 0,
        isRehearsal: false)
      let fact = Phrase(
        id: "isi tidak sesuai aturan \(type.shortName)",
        en: "the data does not fit the rules of \(type.shortName)")
      return Refusal(
        fact: fact, places: violations.map { "\($0.pointer)" },
        items: ViolationsView(presentation).lines(of: violations, in: type))
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
