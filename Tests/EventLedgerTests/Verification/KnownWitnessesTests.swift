import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct KnownWitnessesTests {
  private func witness(_ name: String) throws -> NoteVerifier {
    NoteVerifier(
      name: try KeyName(name), algorithm: .cosignatureV1,
      publicKey: TestKey(name).privateKey.publicKey)
  }

  private func known(_ count: Int) throws -> KnownWitnesses {
    var known = KnownWitnesses(of: [TestKey.log.verifier])
    for number in 0..<count {
      #expect(try known.add(try witness("witness-\(number).example")))
    }
    return known
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4)])
  func `asks for more than half of the witnesses`(count: Int, needed: Int) throws {
    let policy = try known(count).policy
    #expect(policy.groups.map(\.memberCountNeeded) == [needed])
    #expect(policy.logs.map(\.key) == [TestKey.log.verifier])
    #expect(policy.witnesses.count == count)
  }

  @Test(arguments: 0...4)
  func `reads back the policy that it wrote`(count: Int) throws {
    let known = try known(count)
    #expect(try KnownWitnesses(Policy(known.policy.bytes), of: known.logKeys) == known)
  }

  @Test(arguments: 0...2)
  func `takes up the keys that the log has had since, and keeps those before`(count: Int) throws {
    let known = try known(count)
    let keys = [TestKey.log.verifier, TestKey("log-2", as: TestLedger.origin).verifier]
    let grown = try #require(KnownWitnesses(try known.policy, of: keys))
    #expect(grown.logKeys == keys)
    #expect(grown.witnesses == known.witnesses)
    #expect(try grown.policy.logs.map(\.key) == keys)
    #expect(try KnownWitnesses(Policy(grown.policy.bytes), of: keys) == grown)
    // A policy that was begun after the replacement named the new key alone.
    let late = try Policy(logs: [Policy.Log(key: keys[1])])
    #expect(KnownWitnesses(late, of: keys)?.logKeys == keys)
  }

  @Test func `knows a witness once`() throws {
    var known = try known(2)
    #expect(try !known.add(witness("witness-1.example")))
    #expect(known.witnesses.count == 2)
  }

  @Test func `refuses a key that does not cosign, and a name that is taken`() throws {
    var known = try known(1)
    let before = known
    let desk = TestKey("64.72").verifier
    #expect(throws: PolicyError.wrongKeyType(desk.identity)) { try known.add(desk) }
    for name in ["majority", "none"] {
      #expect(throws: PolicyError.self) { try known.add(witness(name)) }
    }
    #expect(known == before)
  }

  @Test func `leaves a policy alone that is of another log`() throws {
    let policy = try known(2).policy
    #expect(KnownWitnesses(policy, of: [TestKey("64.72").verifier]) == nil)
  }

  @Test func `leaves a policy alone that says more than it would`() throws {
    let key = TestKey.log.verifier
    for text in [
      "quorum none\n", "log \(key)\nlog \(TestKey("64.72").verifier)\nquorum none\n",
      "log \(key)\nwitness a \(try witness("a"))\nquorum a\n",
    ] {
      #expect(KnownWitnesses(try Policy(Array(text.utf8)), of: [key]) == nil, "\(text)")
    }
  }
}
