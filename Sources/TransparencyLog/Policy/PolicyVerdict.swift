/// What a policy says of a checkpoint.
public enum PolicyVerdict: Hashable, Sendable {
  /// A trusted log has signed it and the quorum has cosigned it.
  case accepted(SignedCheckpoint)
  /// A trusted log has signed it, but not enough witnesses have cosigned it.
  case quorumNotReached(SignedCheckpoint)
  /// No trusted log speaks for it, or someone has altered it.
  case refused(CheckpointError)

  /// The checkpoint with the signatures that verified, unless it was refused.
  public var checkpoint: SignedCheckpoint? {
    switch self {
    case .accepted(let signed), .quorumNotReached(let signed): signed
    case .refused: nil
    }
  }

  /// Whether the checkpoint may be relied on.
  public var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }
}
