import CanonicalJSON
package import TransparencyLog

/// One event that is proven: it is in the log, a key signed it, and the log registered that key for a
/// desk.
///
/// Whether the key was revoked since, and whether the event stands, only the whole log can say.
package struct ProvenFact: Sendable {
  /// The event's entry.
  package let fact: ProvenEntry
  /// The entry that brought the author's key in.
  package let registration: ProvenEntry
  /// The author's key, under which the event's signature verified.
  package let key: NoteVerifier

  /// What a directory shows of an event.
  init(_ fact: ProvenEntry, registration: ProvenEntry, key: NoteVerifier) {
    self.fact = fact
    self.registration = registration
    self.key = key
  }

  /// Checks the proof of the event and that of its author's key, by the log's word for the latter.
  package init(
    _ fact: LogProof, registration: LogProof, under policy: Policy
  ) throws(FactFault) {
    self.fact = try ProvenEntry(fact, under: policy)
    self.registration = try ProvenEntry(registration, under: policy)
    guard self.fact.ledger == self.registration.ledger else { throw .otherLedger }
    let event = self.fact.entry.event
    let brought = self.registration.entry.event.broughtInKeys(desk: event.author.desk)
    guard
      let key = brought.first(where: { Fingerprint(of: $0.publicKey) == event.author.key })
    else { throw .keyNotRegistered(event.author.key) }
    let signed = EventSignature.signedBytes(of: event.bytes)
    guard key.publicKey.isValidSignature(self.fact.entry.signature, for: signed) else {
      throw .badSignature
    }
    self.key = key
  }
}

extension Event {
  /// The keys that the event brings into the directory for a desk; none when it is no such event.
  func broughtInKeys(desk: String) -> [NoteVerifier] {
    switch type {
    case LedgerType.full(LedgerType.ledgerOpened):
      guard let genesis = try? Genesis(self) else { return [] }
      return switch Role(rawValue: desk) {
      case .registrar: genesis.registrars
      case .recovery: [genesis.recoveryKey]
      case .log: [genesis.logKey]
      case .service: [genesis.serviceKey]
      default: []
      }
    case LedgerType.full(LedgerType.keyRegistered):
      return data["desk"]?.string == desk ? [keyInData].compactMap(\.self) : []
    case LedgerType.full(LedgerType.keyRotated):
      // The new key inherits the desk of the old one.
      return author.desk == desk ? [keyInData].compactMap(\.self) : []
    default: return []
    }
  }

  private var keyInData: NoteVerifier? {
    data["key"]?.string.flatMap { try? NoteVerifier(vkey: $0) }
  }
}
