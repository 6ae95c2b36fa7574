/// Takes definitions in order and refuses the first that does not fit those before it.
struct PolicyBuilder {
  /// The name that the format itself defines: no witness is required.
  static let noneName = Array("none".utf8)

  private var policy = Policy()
  private var names: Set<PolicyToken> = []
  private var members: Set<PolicyToken> = []
  private var isQuorumSet = false

  mutating func add(_ log: Policy.Log) throws(PolicyError) {
    guard log.key.algorithm == .ed25519 else { throw .wrongKeyType(log.key.identity) }
    guard !policy.logs.contains(where: { $0.key.publicKey == log.key.publicKey }) else {
      throw .duplicateKey(log.key.identity)
    }
    policy.logs.append(log)
  }

  mutating func add(_ witness: Policy.Witness) throws(PolicyError) {
    guard witness.key.algorithm == .cosignatureV1 else {
      throw .wrongKeyType(witness.key.identity)
    }
    let isKnown = policy.witnesses.contains { $0.key.publicKey == witness.key.publicKey }
    guard !isKnown else { throw .duplicateKey(witness.key.identity) }
    try define(witness.name)
    policy.witnesses.append(witness)
  }

  mutating func add(_ group: Policy.Group) throws(PolicyError) {
    for member in group.members {
      guard names.contains(member) else { throw .undefinedName(member) }
      // Were a member in two groups, one witness could count twice towards the quorum.
      guard members.insert(member).inserted else { throw .repeatedMember(member) }
    }
    guard group.memberCountNeeded >= 1, group.memberCountNeeded <= group.members.count else {
      throw .impossibleThreshold(group.name)
    }
    try define(group.name)
    policy.groups.append(group)
  }

  mutating func set(_ quorum: Policy.Quorum) throws(PolicyError) {
    guard !isQuorumSet else { throw .quorumNotGivenOnce }
    if case .named(let name) = quorum, !names.contains(name) { throw .undefinedName(name) }
    policy.quorum = quorum
    isQuorumSet = true
  }

  func finish() throws(PolicyError) -> Policy {
    guard isQuorumSet else { throw .quorumNotGivenOnce }
    return policy
  }

  private mutating func define(_ name: PolicyToken) throws(PolicyError) {
    guard name.bytes != Self.noneName, names.insert(name).inserted else {
      throw .nameTaken(name)
    }
  }
}

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
