package import TransparencyLog

/// Two events that one key has signed under one number, one of which the log has: whoever holds the
/// key has told two parties two things.
///
/// That the log took one of them in shows that the key was in force, for this desk. The entry that
/// brings a key in does not show it alone: any desk can put a registration into the log that counts
/// nowhere, name another desk in it, and sign twice with the key.
///
/// The openings of sealed values are left out: what is shown does not need them.
package struct Equivocation: Sendable {
  /// The proof of the event that the log has.
  package let taken: LogProof
  /// The other event.
  package let other: SignedEvent
  /// The proof of the entry that brought the key in.
  package let registration: LogProof

  package init(taken: LogProof, other: SignedEvent, registration: LogProof) {
    self.taken = taken
    self.other = other
    self.registration = registration
  }

  /// What the evidence shows, checked from its bytes and the log's key alone.
  package struct Shown: Sendable {
    /// The key that signed both.
    package let key: NoteVerifier
    package let author: Author
    /// The number that both events bear.
    package let number: UInt64
    /// The hashes of the two events, that of the log's first.
    package let events: [Hash]
    /// The index of the entry with the first of them.
    package let takenAt: UInt64
    /// The index of the entry that brought the key in.
    package let registeredAt: UInt64
    /// Who signed the checkpoints that prove the two entries.
    package let signers: LogSigners
  }

  /// Checks all of it under a policy that names the log; what witnesses say is not needed.
  package func check(under policy: Policy) throws(EvidenceFault) -> Shown {
    let fact = try provenFact(under: policy.logsAlone)
    let (one, other) = (fact.fact.entry.event, other.event)
    guard one.hash != other.hash else { throw .sameEvent }
    guard one.author == other.author, one.number == other.number else { throw .differentNumbers }
    guard (other.ledger ?? other.hash) == fact.fact.ledger else { throw .otherLedger }
    guard self.other.isSigned(by: fact.key) else { throw .badSignature }
    let signers = try LogSigners(fact.fact.checkpoint, fact.registration.checkpoint)
    return Shown(
      key: fact.key, author: one.author, number: one.number, events: [one.hash, other.hash],
      takenAt: fact.fact.index, registeredAt: fact.registration.index, signers: signers)
  }

  private func provenFact(under policy: Policy) throws(EvidenceFault) -> ProvenFact {
    do {
      return try ProvenFact(taken, registration: registration, under: policy)
    } catch {
      throw .proof(error)
    }
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
