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
