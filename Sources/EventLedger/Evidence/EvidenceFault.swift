package import TransparencyLog

/// Why evidence does not show what it is said to show.
package enum EvidenceFault: Error, Hashable, Sendable {
  /// The two events are one and the same.
  case sameEvent
  /// The two events are not of one author and one number.
  case differentNumbers
  /// The two events are not of one ledger.
  case otherLedger
  /// The signature under the other event is not the registered key's.
  case badSignature
  /// A proof in the evidence does not hold.
  case proof(FactFault)
  /// A checkpoint is not signed by a log that is trusted.
  case checkpointRefused(CheckpointError)
  /// The two checkpoints are not of one log.
  case otherLog
  /// The hashes do not lead from the smaller tree to the larger one.
  case notConsistent(ProofError)
  /// Both can be true of one history.
  case noContradiction
}

extension EvidenceFault {
  /// The name for machines.
  package var code: String {
    switch self {
    case .sameEvent: "same-event"
    case .differentNumbers: "different-numbers"
    case .otherLedger: "other-ledger"
    case .badSignature: "bad-signature"
    case .proof: "proof"
    case .checkpointRefused: "checkpoint-refused"
    case .otherLog: "other-log"
    case .notConsistent: "not-consistent"
    case .noContradiction: "no-contradiction"
    }
  }
}

extension EvidenceFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sameEvent: "the two events are one and the same"
    case .differentNumbers: "the two events are not of one author and one number"
    case .otherLedger: "the two events are not of one ledger"
    case .badSignature: "the other event is not signed by the key that was registered"
    case .proof(let fault): "\(fault)"
    case .checkpointRefused(let error): "a checkpoint is not to be relied on: \(error)"
    case .otherLog: "the two checkpoints are not of one log"
    case .notConsistent(let error): "the path does not lead to the larger checkpoint: \(error)"
    case .noContradiction: "both can be true of one history"
    }
  }
}
