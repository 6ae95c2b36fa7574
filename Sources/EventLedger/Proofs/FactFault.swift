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
  /// The second proof's event does not bring in the key that wrote the event.
  case keyNotRegistered(Fingerprint)
  /// The event's signature is not by the key that was registered.
  case badSignature
  /// The two events are of different ledgers.
  case otherLedger
  /// The event is no seal of a state, or does not seal the projection.
  case notSealed(String)
  /// What is disclosed at a place is not what the event seals there.
  case otherValue(String)
  /// The path does not lead from the row to the sealed root.
  case rowNotIncluded(ProofError)
}

extension FactFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noEntry: "the proof brings no entry along"
    case .checkpointRefused(let error): "the checkpoint is not to be relied on: \(error)"
    case .quorumNotReached: "not enough witnesses have signed the checkpoint"
    case .notIncluded(let error): "the entry is not in the log: \(error)"
    case .keyNotRegistered(let key): "the second proof does not register the key \(key)"
    case .badSignature: "the event is not signed by the key that was registered"
    case .otherLedger: "the two proofs are of different ledgers"
    case .notSealed(let name): "the event does not seal the projection \(name)"
    case .otherValue(let place): "the value at \(place) is not the one that was sealed"
    case .rowNotIncluded(let error): "the row is not in the sealed projection: \(error)"
    }
  }
}
