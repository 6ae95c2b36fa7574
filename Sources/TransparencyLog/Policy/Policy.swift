/// Whom an auditor trusts: logs, witnesses, and how many witnesses are enough.
///
/// A checkpoint is acceptable when any one of the logs has signed it and the quorum has cosigned
/// it. See <https://c2sp.org/tlog-policy>.
public struct Policy: Hashable, Sendable {
  /// The most bytes a policy file may have.
  public static let byteCountMax = 1 << 18

  /// The logs, in the order of their definition.
  public internal(set) var logs: [Log] = []
  /// The witnesses, in the order of their definition.
  public internal(set) var witnesses: [Witness] = []
  /// The groups; each names witnesses and groups that stand before it.
  public internal(set) var groups: [Group] = []
  /// What is required besides a log's signature.
  public internal(set) var quorum = Quorum.none

  /// Joins definitions that fit each other.
  public init(
    logs: [Log], witnesses: [Witness] = [], groups: [Group] = [], quorum: Quorum = .none
  ) throws(PolicyError) {
    var builder = PolicyBuilder()
    for log in logs { try builder.add(log) }
    for witness in witnesses { try builder.add(witness) }
    for group in groups { try builder.add(group) }
    try builder.set(quorum)
    self = try builder.finish()
  }

  /// No definitions, for the builder to add to.
  init() {}

  /// The keys of all logs and witnesses, to open a checkpoint's note with.
  public var keys: [NoteVerifier] { logs.map(\.key) + witnesses.map(\.key) }

  /// Says whether a checkpoint's note is acceptable, and who speaks for it.
  public func evaluate(_ note: UnverifiedNote) -> PolicyVerdict {
    do {
      let signed = try SignedCheckpoint.open(note, with: keys)
      return isQuorum(signed.cosignatures) ? .accepted(signed) : .quorumNotReached(signed)
    } catch {
      return .refused(error)
    }
  }

  /// Whether these witnesses' cosignatures are enough.
  public func isQuorum(_ cosignatures: [Cosignature]) -> Bool {
    isQuorum(of: Set(cosignatures.map(\.witness)))
  }

  /// Whether the cosignatures of these witnesses are enough.
  public func isQuorum(of signers: Set<NoteVerifier>) -> Bool {
    guard case .named(let name) = quorum else { return true }
    var satisfied = Set(witnesses.filter { signers.contains($0.key) }.map(\.name))
    // A group names only what stands before it, so one pass settles groups of groups.
    for group in groups {
      let present = group.members.count { satisfied.contains($0) }
      if present >= group.memberCountNeeded { satisfied.insert(group.name) }
    }
    return satisfied.contains(name)
  }
}

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
