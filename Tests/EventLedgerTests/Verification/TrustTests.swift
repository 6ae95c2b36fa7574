import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct TrustTests {
  private func report(trusting trust: Trust) async throws -> VerificationReport {
    try await SmallLedger.verify(try SmallLedger().copy()) { $0.trust = trust }
  }

  @Test func `rests on a registrar that signed in this ledger`() async throws {
    let key = TestKey(registrar: 1).verifier
    let report = try await report(trusting: .key(key))
    #expect(report.trust == .registrar(key))
    #expect(report.registrars.map(\.key) == [key])
    #expect(report.registrars.first?.events == 9)
  }

  @Test func `rests on the hash of the first event`() async throws {
    let genesis = try #require(try SmallLedger().ledger.state.genesisOfTest())
    #expect(try await report(trusting: .genesis(genesis)).trust == .genesis(genesis))
  }

  @Test func `says when it rests on the log key alone`() async throws {
    let key = TestKey.log.verifier
    #expect(try await report(trusting: .key(key)).trust == .logKey(key))
    let policy = try Policy(Array("log \(key)\nquorum none\n".utf8))
    #expect(try await report(trusting: .policy(policy)).trust == .policy)
  }

  @Test func `says when nothing was trusted`() async throws {
    #expect(try await report(trusting: .nothing).trust == .nothing)
  }

  @Test func `fails the first proof when what is trusted is not of this ledger`() async throws {
    let stranger = TestKey("nobody").verifier
    let policy = try Policy(Array("log \(stranger)\nquorum none\n".utf8))
    let cases: [(Trust, String)] = [
      (.key(stranger), "trust-key"), (.genesis(.emptyTree), "trust-genesis"),
      (.policy(policy), "trust-policy"),
      // In the directory, but no registrar's and not the log's.
      (.key(SmallLedger.kpu.verifier), "trust-key"),
    ]
    for (trust, rule) in cases {
      let report = try await report(trusting: trust)
      #expect(report.rules(.authorship) == [rule])
      #expect(report.trust == .refused)
      #expect(report.failing == [.authorship])
    }
  }
}

extension LedgerState {
  /// The hash of the first event.
  fileprivate func genesisOfTest() throws -> Hash? {
    var state = self
    return try state.genesis()?.hash
  }
}
