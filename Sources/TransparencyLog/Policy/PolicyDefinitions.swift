extension Policy {
  /// A log that is trusted to sign checkpoints of its own origin.
  public struct Log: Hashable, Sendable {
    /// The log's key; its name is the log's origin.
    public let key: NoteVerifier
    /// Where the log can be reached.
    public let url: PolicyToken?

    /// Names a log.
    public init(key: NoteVerifier, url: PolicyToken? = nil) {
      self.key = key
      self.url = url
    }
  }

  /// A witness whose cosignature counts.
  public struct Witness: Hashable, Sendable {
    /// What the policy calls the witness; the key has a name of its own.
    public let name: PolicyToken
    /// The witness's key.
    public let key: NoteVerifier
    /// Where the witness takes checkpoints.
    public let url: PolicyToken?

    /// Names a witness.
    public init(name: PolicyToken, key: NoteVerifier, url: PolicyToken? = nil) {
      self.name = name
      self.key = key
      self.url = url
    }
  }

  /// Witnesses or groups, enough of which speak for the whole.
  public struct Group: Hashable, Sendable {
    /// What the policy calls the group.
    public let name: PolicyToken
    /// How many members are enough.
    public let threshold: Threshold
    /// The names of witnesses and of groups defined before, at least one.
    public let members: [PolicyToken]

    /// Names a group.
    public init(name: PolicyToken, threshold: Threshold, members: [PolicyToken]) {
      self.name = name
      self.threshold = threshold
      self.members = members
    }

    /// The threshold as a number of members.
    public var memberCountNeeded: Int {
      switch threshold {
      case .all: members.count
      case .any: 1
      case .count(let count): count
      }
    }
  }

  /// How many of a group's members must have witnessed a checkpoint.
  public enum Threshold: Hashable, Sendable {
    /// Every one.
    case all
    /// At least one.
    case any
    /// At least this many.
    case count(Int)
  }

  /// Whose witnessing makes a log's checkpoint acceptable.
  public enum Quorum: Hashable, Sendable {
    /// Nobody's: the log's signature is enough.
    case none
    /// That of this witness or group.
    case named(PolicyToken)
  }
}
