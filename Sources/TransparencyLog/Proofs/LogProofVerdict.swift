/// What checking a proof found.
public enum LogProofVerdict: Hashable, Sendable {
  /// The entry is in the log, under a checkpoint that the policy accepts.
  case included(SignedCheckpoint)
  /// The checkpoint is acceptable, but the path does not lead from the entry to its root.
  case notIncluded(SignedCheckpoint, ProofError)
  /// A trusted log has signed the checkpoint, but not enough witnesses have cosigned it.
  case quorumNotReached(SignedCheckpoint)
  /// No trusted log speaks for the checkpoint, or someone has altered it.
  case refused(CheckpointError)

  /// Whether the entry is proven to be in the log.
  public var isIncluded: Bool {
    if case .included = self { true } else { false }
  }
}
