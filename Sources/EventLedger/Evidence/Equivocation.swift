package import TransparencyLog

/// Two events that one key has signed under one number, and the proof that the log registered the
/// key: whoever holds it has told two parties two things.
///
/// The openings of sealed values are left out: what is shown does not need them.
package struct Equivocation: Sendable {
  package let first: SignedEvent
  package let second: SignedEvent
  /// The proof of the entry that brought the key in.
  package let registration: LogProof

  package init(first: SignedEvent, second: SignedEvent, registration: LogProof) {
    self.first = first
    self.second = second
    self.registration = registration
  }

  /// What the evidence shows, checked from its bytes and the log's key alone.
  package struct Shown: Sendable {
    /// The key that signed both.
    package let key: NoteVerifier
    package let author: Author
    /// The number that both events bear.
    package let number: UInt64
    /// The hashes of the two events.
    package let events: [Hash]
    /// The index of the entry that brought the key in.
    package let registeredAt: UInt64
    /// The key of the log that proves this entry.
    package let logKey: NoteVerifier
  }

  /// Checks all of it under a policy that names the log.
  package func check(under policy: Policy) throws(EvidenceFault) -> Shown {
    let (one, other) = (first.event, second.event)
    guard one.hash != other.hash else { throw .sameEvent }
    guard one.author == other.author, one.number == other.number else { throw .differentNumbers }
    let registration = try proven(registration, under: policy)
    let ledger = registration.ledger
    guard [one, other].allSatisfy({ ($0.ledger ?? $0.hash) == ledger }) else {
      throw .otherLedger
    }
    let brought = registration.entry.event.broughtInKeys(desk: one.author.desk)
    guard let key = brought.first(where: { Fingerprint(of: $0.publicKey) == one.author.key })
    else { throw .proof(.keyNotRegistered(one.author.key)) }
    guard first.isSigned(by: key) else { throw .badSignature(first: true) }
    guard second.isSigned(by: key) else { throw .badSignature(first: false) }
    return Shown(
      key: key, author: one.author, number: one.number, events: [one.hash, other.hash],
      registeredAt: registration.index,
      // An opened checkpoint bears at least one line of its log.
      logKey: registration.checkpoint.logSignatures[0].key)
  }
}

/// A proof's entry; why not, as evidence says it.
func proven(_ proof: LogProof, under policy: Policy) throws(EvidenceFault) -> ProvenEntry {
  do {
    return try ProvenEntry(proof, under: policy)
  } catch {
    throw .proof(error)
  }
}
