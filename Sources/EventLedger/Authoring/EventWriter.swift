import CanonicalJSON
package import JSONSchema
package import TransparencyLog

/// Writes a key's next event: builds, seals, checks as the log will, and signs.
package struct EventWriter {
  /// Where a key's chain stands: what its next event must say of itself.
  package struct ChainHead: Hashable, Sendable {
    package let author: Author
    package let number: UInt64
    package let ledger: Hash?
    package let previous: Hash?
    package let anchor: Anchor?

    package init(author: Author, number: UInt64, ledger: Hash?, previous: Hash?, anchor: Anchor?) {
      self.author = author
      self.number = number
      self.ledger = ledger
      self.previous = previous
      self.anchor = anchor
    }
  }

  private let key: Ed25519PrivateKey
  private let makeSalt: () -> [UInt8]

  /// `makeSalt`: draws 32 random bytes, anew for every sealed value.
  package init(key: Ed25519PrivateKey, makeSalt: @escaping () -> [UInt8]) {
    self.key = key
    self.makeSalt = makeSalt
  }

  /// The signed event; all violations of the type's schema are told at once.
  ///
  /// `corrected`: for a correction, the type of the event that it corrects.
  package func submission(
    for draft: EventDraft, type: EventType, corrected: EventType?, at head: ChainHead,
    recordedTime: Timestamp
  ) throws(WritingError) -> Submission {
    let unsigned = try unsigned(
      for: draft, type: type, corrected: corrected, at: head, recordedTime: recordedTime)
    let bytes = EventSignature.signedBytes(of: unsigned.event.bytes)
    return Submission(
      event: unsigned.event, signature: key.signature(for: bytes), openings: unsigned.openings)
  }

  /// The event as it would be signed, for its author to read before.
  package func unsigned(
    for draft: EventDraft, type: EventType, corrected: EventType?, at head: ChainHead,
    recordedTime: Timestamp
  ) throws(WritingError) -> UnsignedEvent {
    let sealed: Sealer.Result
    let event: Event
    do {
      sealed = try Sealer(
        ledger: head.ledger, author: head.author, number: head.number, makeSalt: makeSalt
      ).seal(draft.data, type: type, corrected: corrected)
    } catch {
      throw .malformed(.notJSON(error))
    }
    do {
      event = try Event(
        EventDraft(
          type: type.name, subject: draft.subject, time: draft.time, data: sealed.data),
        at: head, recordedTime: recordedTime)
    } catch {
      throw .malformed(error)
    }
    let violations = type.violations(in: event.data) + sealed.violations
    guard violations.isEmpty else { throw .violations(violations) }
    return UnsignedEvent(event: event, openings: sealed.openings)
  }
}

/// Why a draft cannot be signed.
package enum WritingError: Error {
  case malformed(EventError)
  /// The data does not fit the type's schema; pointers from the event's root.
  case violations([JSONSchemaViolation])
}
