import Testing
import TransparencyLog

struct PolicyVector: NamedVector {
  enum Verdict: String, Decodable { case accepted, refused }
  let name: String
  let policy: String
  let verdict: Verdict
  let formatted: String?
}

@Test(arguments: try VectorCase<PolicyVector>.all(in: "Policies"))
func `reads a policy whose definitions fit`(vector: VectorCase<PolicyVector>) throws {
  let vector = vector.content
  let policy = try? Policy(Array(vector.policy.utf8))
  #expect((policy != nil) == (vector.verdict == .accepted))
  guard let policy else { return }
  #expect(try Policy(policy.bytes) == policy)
  if let formatted = vector.formatted {
    #expect(policy.bytes == Array(formatted.utf8))
  }
}

struct PolicyVerdictVector: NamedVector {
  enum Verdict: String, Decodable { case accepted, quorumNotReached, refused }
  let name: String
  let policy: String
  let note: String
  let verdict: Verdict
  let cosignedBy: [String]?
}

@Test(arguments: try VectorCase<PolicyVerdictVector>.all(in: "PolicyVerdicts"))
func `weighs a checkpoint by its policy`(vector: VectorCase<PolicyVerdictVector>) throws {
  let vector = vector.content
  let policy = try Policy(Array(vector.policy.utf8))
  let verdict = policy.evaluate(try UnverifiedNote(Array(vector.note.utf8)))
  #expect(PolicyVerdictVector.Verdict(verdict) == vector.verdict)
  #expect(verdict.isAccepted == (vector.verdict == .accepted))
  #expect(
    verdict.checkpoint?.cosignatures.map(\.witness.name.description) == vector.cosignedBy)
}

extension PolicyVerdictVector.Verdict {
  fileprivate init(_ verdict: PolicyVerdict) {
    switch verdict {
    case .accepted: self = .accepted
    case .quorumNotReached: self = .quorumNotReached
    case .refused: self = .refused
    }
  }
}

/// A policy of this many logs, witnesses and groups, each group but the last of one witness.
private func largePolicy(_ count: UInt8) throws -> Policy {
  let keys = try (0..<count).map { try OwnLog.key($0).publicKey }
  let names = (0..<count).compactMap { PolicyToken("w\($0)") }
  let groupNames = (0..<count).compactMap { PolicyToken("g\($0)") }
  let logs = try keys.map {
    Policy.Log(
      key: NoteVerifier(name: try KeyName("log.example"), algorithm: .ed25519, publicKey: $0))
  }
  let witnesses = try zip(names, keys).map {
    Policy.Witness(
      name: $0,
      key: NoteVerifier(
        name: try KeyName("\($0).example"), algorithm: .cosignatureV1, publicKey: $1))
  }
  var groups = zip(groupNames.dropLast(), names).map {
    Policy.Group(name: $0, threshold: .any, members: [$1])
  }
  groups.append(
    Policy.Group(
      name: groupNames[Int(count) - 1], threshold: .count(2),
      members: Array(groupNames.dropLast())))
  return try Policy(
    logs: logs, witnesses: witnesses, groups: groups,
    quorum: .named(groupNames[Int(count) - 1]))
}

@Test(arguments: [32, 200] as [UInt8])
func `holds at least 32 logs, witnesses and groups`(count: UInt8) throws {
  let policy = try largePolicy(count)
  #expect(policy.logs.count == count && policy.groups.count == count)
  #expect(try Policy(policy.bytes) == policy)
}

@Test func `says what does not fit in a policy`() throws {
  let name = try #require(PolicyToken("w1"))
  #expect(throws: PolicyError.undefinedName(name)) { try Policy(Array("quorum w1\n".utf8)) }
  #expect(throws: PolicyError.malformedLine(2)) { try Policy(Array("quorum none\nlog\n".utf8)) }
  #expect(throws: PolicyError.tooLong(Policy.byteCountMax + 1)) {
    try Policy([UInt8](repeating: 0x20, count: Policy.byteCountMax + 1))
  }
}
