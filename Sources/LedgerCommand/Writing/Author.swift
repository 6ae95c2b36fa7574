import CanonicalJSON
import EventLedger
import Foundation
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

  var fingerprint: Fingerprint { Fingerprint(of: key.publicKey) }

  /// Writes one statement as the key's next event, inside a commit.
  func write(_ statement: EventWriter.Statement, into intake: inout Intake) throws -> PlacedEvent {
    let type = try session.type(named: statement.type)
    let corrected = try intake.correctedType(in: statement.data, under: session.catalogue)
    guard let head = try intake.chainHead(of: fingerprint)?.anchored(at: anchor) else {
      throw LedgerError(
        .key, "the key \(fingerprint) is not in this ledger's directory",
        hint: "a registrar registers it: ledger key register")
    }
    let submission = try sign(
      statement, type: type, corrected: corrected, at: head,
      offsetMinutes: try intake.genesis().offsetMinutes)
    switch try intake.take(submission, mustStand: true) {
    case .taken(let placed), .duplicate(let placed): return placed
    case .refused(let obstacle):
      throw session.error(obstacle)
    case .notStanding(let reason):
      throw session.error(reason)
    }
  }

  /// Signs a statement as the event after a chain's head.
  func sign(
    _ statement: EventWriter.Statement, type: EventType, corrected: EventType?,
    at head: EventWriter.ChainHead, offsetMinutes: Int
  ) throws -> Submission {
    let writer = EventWriter(key: key, makeSalt: { randomBytes(Opening.saltByteCount) })
    let now = Timestamp(recorded ?? clock, offsetMinutes: offsetMinutes)
    do {
      return try writer.submission(
        for: statement, type: type, corrected: corrected, at: head, recordedTime: now)
    } catch {
      throw refusal(of: error, type: type)
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
        fact: fact[session.language], places: violations.map { "\($0.pointer)" },
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
