package import CanonicalJSON
package import TransparencyLog

/// Writes a key's next event: builds, seals, checks as the log will, and signs.
package struct EventWriter {
  /// What a desk wants to say, in clear values.
  package struct Statement: Sendable {
    package var type: String
    package var subject: String
    package var time: Timestamp
    package var data: JSON

    package init(type: String, subject: String, time: Timestamp, data: JSON) {
      self.type = type
      self.subject = subject
      self.time = time
      self.data = data
    }
  }

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
    for statement: Statement, type: EventType, corrected: EventType?, at head: ChainHead,
    recordedTime: Timestamp
  ) throws(WritingError) -> Submission {
    let sealed: Sealer.Result
    let event: Event
    do {
      sealed = try Sealer(
        ledger: head.ledger, author: head.author, number: head.number, makeSalt: makeSalt
      ).seal(statement.data, type: type, corrected: corrected)
    } catch {
      throw .malformed(.notJSON(error))
    }
    do {
      event = try EventDraft(
        type: type.name, subject: statement.subject, author: head.author, number: head.number,
        ledger: head.ledger, previous: head.previous, anchor: head.anchor, time: statement.time,
        recordedTime: recordedTime, data: sealed.data
      ).event()
    } catch {
      throw .malformed(error)
    }
    let violations = type.violations(in: event.data) + sealed.violations
    guard violations.isEmpty else { throw .violations(violations) }
    return Submission(
      event: event, signature: key.signature(for: EventSignature.signedBytes(of: event.bytes)),
      openings: sealed.openings)
  }
}

/// Why a statement cannot be signed.
package enum WritingError: Error {
  case malformed(EventError)
  /// The data does not fit the type's schema; pointers from the event's root.
  case violations([JSONSchemaViolation])
}
