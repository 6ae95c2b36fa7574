package import TransparencyLog

/// Why a proof does not show what it is said to show.
package enum FactFault: Error, Hashable, Sendable {
  /// The proof brings no entry of a ledger along.
  case noEntry
  /// Nobody who is trusted speaks for the checkpoint, or someone has altered it.
  case checkpointRefused(CheckpointError)
  /// A trusted log has signed the checkpoint, but not enough witnesses have.
  case quorumNotReached
  /// The path does not lead from the entry to the checkpoint's root.
  case notIncluded(ProofError)
  /// Nothing in the proof brings in the key that wrote the event.
  case keyNotRegistered(Fingerprint)
  /// The event's signature is not by the key that was registered.
  case badSignature
  /// Two of the events are of different ledgers.
  case otherLedger
  /// The proofs are not of one checkpoint.
  case otherCheckpoint
  /// The ledger's first event is not there, signed by a registrar that it names.
  case noOpening
  /// A registrar whom the first event names has not approved it.
  case registrarMissing(Fingerprint)
  /// The entry is not signed by a key that those before it bring in, or stands out of their order.
  case notOfDirectory(UInt64)
  /// The event is no seal of a state, or does not seal the projection.
  case notSealed(String)
  /// What is disclosed at a place is not what the event seals there.
  case otherValue(String)
  /// The path does not lead from the row to the sealed root.
  case rowNotIncluded(ProofError)
  /// A key was trusted that is neither the log's, which is this, nor a registrar's.
  case wrongKey(log: NoteVerifier)
  /// Another first event was trusted than this proof's.
  case wrongGenesis(Hash)
  /// The trusted policy does not name the log's key, which is this.
  case wrongPolicy(log: NoteVerifier)
  /// A registrar's key was trusted that has signed nothing in the proof.
  case silentRegistrar(Fingerprint)

  /// Whether the proof was not judged, since what was trusted does not belong to it.
  package var isOfTrust: Bool {
    switch self {
    case .wrongKey, .wrongGenesis, .wrongPolicy, .silentRegistrar: true
    default: false
    }
  }
}

extension FactFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noEntry: "the proof brings no entry along"
    case .checkpointRefused(let error): "the checkpoint is not to be relied on: \(error)"
    case .quorumNotReached: "not enough witnesses have signed the checkpoint"
    case .notIncluded(let error): "the entry is not in the log: \(error)"
    case .keyNotRegistered(let key): "no entry of the proof brings the key \(key) in"
    case .badSignature: "the event is not signed by the key that was registered"
    case .otherLedger: "the events are of different ledgers"
    case .otherCheckpoint: "its parts are not of one checkpoint"
    case .noOpening:
      "it lacks the ledger's first event, signed by a registrar whom that event names"
    case .registrarMissing(let key):
      "the registrar \(key), whom the ledger's first event names, has not approved it"
    case .notOfDirectory(let index):
      "entry \(index) is not signed by a key that the entries before it bring in"
    case .notSealed(let name): "the event does not seal the projection \(name)"
    case .otherValue(let place): "the value at \(place) is not the one that was sealed"
    case .rowNotIncluded(let error): "the row is not in the sealed projection: \(error)"
    case .wrongKey(let log):
      "the given key is neither a registrar's of this proof's ledger nor its log's, "
        + "\(log.identity)"
    case .wrongGenesis(let hash): "this proof is of another ledger, whose first event is \(hash)"
    case .wrongPolicy(let log): "the policy does not name this proof's log key, \(log.identity)"
    case .silentRegistrar(let key):
      "nothing in this proof is signed by the registrar \(key), so that its key alone shows nothing"
    }
  }
}
