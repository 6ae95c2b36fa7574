import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// The keys that sign checkpoints, one after the other.
@Suite struct LogKeyTests {
  private let registrar = TestKey(registrar: 1)
  private let second = TestKey("log-2", as: TestLedger.origin)

  private func data(_ key: TestKey, role: Role = .log, desk: String? = nil) -> JSON {
    [
      "desk": .string(desk ?? role.rawValue), "key": .string("\(key.verifier)"),
      "role": .string(role.rawValue), "scope": "64",
    ]
  }

  private func note(_ ledger: inout TestLedger) throws {
    try ledger.append(
      ToyDomain.noteWritten, by: TestKey("64.72"), subject: "64.72", data: ["topic": "security"],
      anchor: ledger.newestAnchor)
  }

  /// A ledger whose log key was replaced, and the size from which the new one signs.
  private func replaced() throws -> (ledger: TestLedger, size: UInt64) {
    var ledger = try TestLedger.opened()
    try note(&ledger)
    try ledger.append(LedgerType.keyRegistered, by: registrar, subject: "64", data: data(second))
    let size = ledger.history.size
    ledger.logKey = second
    try ledger.signAgain()
    try note(&ledger)
    return (ledger, size)
  }

  @Test func `is valid only under the log key in force at its size`() async throws {
    let (ledger, size) = try replaced()
    let copy = try LedgerCopy(of: ledger)
    #expect(try await SmallLedger.verify(copy).failing == [])

    for signer in [TestKey.log, second] {
      let forged = try LedgerCopy(entries: ledger.history.entries, signedBy: signer)
      let report = try await SmallLedger.verify(forged)
      #expect(report.rules(.history) == [Finding.Rule.checkpointSignature])
      let first = try #require(report.first(.history)).place
      #expect(first == .checkpoint(signer.name == "log" ? Int64(size) : 1))
    }
  }

  @Test func `judges a kept checkpoint by the key in force at its size`() async throws {
    let (ledger, size) = try replaced()
    let copy = try LedgerCopy(of: ledger)
    for kept in [size - 1, size] {
      let note = try UnverifiedNote(try #require(ledger.history.checkpoints[kept]))
      let report = try await SmallLedger.verify(copy) { $0.seen = [note] }
      #expect(report.confirmations.seen == kept)
    }
    let head = TreeHead(size: size, root: try #require(ledger.history.publishedRoot(at: size)))
    let stale = try NoteSigner(
      name: TestKey.log.verifier.name, privateKey: TestKey.log.privateKey
    ).sign(Checkpoint(origin: Origin(TestKey.log.verifier.name), treeHead: head).text)
    await #expect(throws: LedgerError.self) {
      try await SmallLedger.verify(copy) { $0.seen = [stale] }
    }
  }

  @Test func `trusts each key that the log has had`() async throws {
    let (ledger, _) = try replaced()
    let copy = try LedgerCopy(of: ledger)
    for key in [TestKey.log, second] {
      let report = try await SmallLedger.verify(copy) { $0.trust = .key(key.verifier) }
      #expect(report.trust == .logKey(key.verifier))
    }
    let other = TestKey("log-3", as: TestLedger.origin)
    let report = try await SmallLedger.verify(copy) { $0.trust = .key(other.verifier) }
    #expect(report.trust == .refused)
  }

  @Test func `waits for the registrars that must approve it`() throws {
    var council = try TestCouncil()
    let act = try council.act(LedgerType.keyRegistered, data: data(second), approved: false)
    #expect(try council.ledger.state.logKeys()?.current == TestKey.log.verifier)
    try council.approve(act.event.hash, by: TestCouncil.registrars[2])
    let keys = try #require(try council.ledger.state.logKeys())
    #expect(keys.current == second.verifier)
    #expect(keys.key(at: council.ledger.state.size - 1) == TestKey.log.verifier)
    #expect(keys.key(at: council.ledger.state.size) == second.verifier)
    #expect(try council.ledger.state.key(TestKey.log.fingerprint)?.end?.manner == .rotated)
  }

  @Test func `takes no key of another name, desk or part, nor one that was in the directory`()
    throws
  {
    var ledger = try TestLedger.opened()
    let refused: [(JSON, TestKey, String)] = [
      (data(TestKey("log-2")), registrar, StandingReason.keyRefused),
      (data(second, desk: "64.72"), registrar, StandingReason.keyRefused),
      (data(second), TestKey("recovery"), StandingReason.wrongRole),
      (data(TestKey.log), registrar, StandingReason.keyRegistered),
    ]
    for (data, author, reason) in refused {
      let entry = try ledger.append(
        LedgerType.keyRegistered, by: author, subject: "64", data: data)
      #expect(try ledger.reason(entry) == reason)
    }
    #expect(try ledger.state.logKeys()?.current == TestKey.log.verifier)
  }

  @Test func `is never revoked, so that there always is one`() throws {
    var (ledger, _) = try replaced()
    for key in [TestKey.log, second] {
      let revoked = try ledger.append(
        LedgerType.keyRevoked, by: registrar, subject: "64",
        data: ["key": .string("\(key.fingerprint)"), "reason": "stolen"])
      #expect(try ledger.reason(revoked) == StandingReason.notRevocable)
    }
  }

  @Test func `lets the registrars bring in another key of the service`() throws {
    var ledger = try TestLedger.opened()
    let new = TestKey("service-2")
    let registered = try ledger.append(
      LedgerType.keyRegistered, by: registrar, subject: "64", data: data(new, role: .service))
    #expect(try ledger.reason(registered) == nil)
    #expect(try ledger.state.key(new.fingerprint)?.role == .service)
  }
}
