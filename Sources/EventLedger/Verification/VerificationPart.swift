/// What a verification looks at: the five proofs, and two things beside them.
///
/// The raw value is the name in the machine-readable report.
package enum VerificationPart: String, Hashable, CaseIterable, Sendable {
  /// Proof 1: every event is signed by a key of the directory that was in force.
  case authorship
  /// Proof 2: of no author is an event missing, moved or put in.
  case completeness
  /// Proof 3: order and content of the log are those its checkpoints sign.
  case history
  /// Proof 4: others have confirmed the same history.
  case commonHistory = "common-history"
  /// Proof 5: what is derived follows from the entries: the projections and the index of hashes.
  case state
  /// The clear values beside the log open the commitments within it.
  case sealedValues = "sealed-values"
  /// The container is as the format asks: no object added or taken away, no damaged page.
  case file

  /// The number people know the proof by; nil for what stands beside the five.
  package var proofNumber: Int? {
    switch self {
    case .authorship: 1
    case .completeness: 2
    case .history: 3
    case .commonHistory: 4
    case .state: 5
    case .sealedValues, .file: nil
    }
  }
}
