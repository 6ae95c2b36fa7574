package import CanonicalJSON
package import TransparencyLog

/// What `submission.refused` keeps: a second event that a key signed with a number it has used.
///
/// It proves that two devices use one key, or that its holder tells two stories.
///
/// The event is kept in base64, so that its bytes stay what was signed and no member of it reads as
/// one of the entry around it. It brings its commitments along, and never what opens them.
package struct RefusedSubmission: Sendable {
  /// The event that was not taken in.
  package let other: Event
  /// The author's signature over it, 64 bytes.
  package let signature: [UInt8]
  /// The hash of the event that the log has under the key and the number.
  package let taken: Hash

  package init(other: Event, signature: [UInt8], taken: Hash) {
    self.other = other
    self.signature = signature
    self.taken = taken
  }

  /// Reads the data of `submission.refused`; nil when what it embeds is no signed event.
  init?(_ data: JSONValue) {
    guard let bytes = data["event"]?.string.flatMap({ Base64.decode($0) }),
      let signature = data["signature"]?.string.flatMap({ Base64.decode($0) }),
      signature.count == EventSignature.byteCount,
      let taken = data["taken"]?.string.flatMap(Hash.init(hex:)), let other = try? Event(bytes)
    else { return nil }
    self.init(other: other, signature: signature, taken: taken)
  }

  /// The data of the `submission.refused` that keeps it.
  package var data: JSON {
    [
      "event": .string(Base64.encode(Array(other.bytes))),
      "signature": .string(Base64.encode(signature)), "taken": .string("\(taken)"),
    ]
  }

  /// Whether the event is another one of the same key and number.
  package func contradicts(_ event: Event) -> Bool {
    other.author == event.author && other.number == event.number && other.hash != event.hash
  }
}

/// Evidence of equivocation, which the service keeps: once for each key and number.
extension Directory {
  /// What stands against keeping a refused submission: that it is no proof, or is kept already.
  mutating func objection(
    toRefusal record: Record, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let genesis = try genesis(), let equivocation = RefusedSubmission(record.data),
      equivocation.other.ledger == genesis.hash,
      let taken = fetched.events[equivocation.taken], equivocation.contradicts(taken.event),
      let key = try key(equivocation.other.author.key),
      key.accepts(equivocation.signature, of: equivocation.other)
    else { return StandingReason(StandingReason.noEvidence) }
    guard key.canEquivocate(with: equivocation.other.number) else {
      return StandingReason(
        StandingReason.keptBefore, detail: "\(equivocation.other.author.key)")
    }
    return nil
  }

  mutating func foldRefusal(_ record: Record) throws(RowError) {
    guard let other = RefusedSubmission(record.data)?.other else { return }
    try updateKey(other.author.key, at: record.index) { $0.equivocate(with: other.number) }
  }
}

extension EventType {
  /// Whether events of the type keep a refused submission.
  var isRefusal: Bool { isLedgerType && shortName == LedgerType.submissionRefused }
}
