import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What was set aside for its key or its clock, and counts again.
@Suite struct ReleaseTests {
  private let registrar = TestKey(registrar: 1)
  private let samarinda = TestKey("64.72")
  private let note: JSON = ["topic": "security"]

  private func release(_ event: Entry) -> JSON {
    ["event": .string("\(event.event.hash)"), "reason": "confirmed_by_author"]
  }

  private func revocation(of key: TestKey, from index: UInt64) -> JSON {
    [
      "key": .string("\(key.fingerprint)"), "reason": "stolen",
      "setAsideFrom": .integer(Int64(index)),
    ]
  }

  /// The state that a replay gives, which every reader of the ledger has to come to.
  private func replayed(_ ledger: TestLedger, at size: UInt64? = nil) async throws -> LedgerState {
    try await Replay(of: ledger.history, catalogue: ledger.catalogue)
      .state(at: size ?? ledger.history.size)
  }

  @Test func `lets a desk's event count again that fell with a stolen key`() async throws {
    var ledger = try TestLedger.opened()
    let stolenAt = ledger.history.size
    let honest = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let lie = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    try ledger.append(
      LedgerType.keyRevoked, by: registrar, subject: "64",
      data: revocation(of: samarinda, from: stolenAt))
    ledger.state = try await replayed(ledger)
    let released = try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64", data: release(honest))
    #expect(ledger.state.needsRefold)

    ledger.state = try await replayed(ledger)
    #expect(try ledger.reason(released) == nil)
    #expect(try ledger.reason(honest) == nil)
    #expect(try ledger.reason(lie) == StandingReason.keyCompromised)
    #expect(try ledger.row("64.72")?["notes"]?.integer == 1)
    // What was known before the release does not change with it.
    var before = try await replayed(ledger, at: ledger.history.size - 1)
    #expect(try before.setAside(honest.event.hash)?.reason.code == StandingReason.keyCompromised)
  }

  @Test func `lets a later revocation have the last word over a release`() async throws {
    var ledger = try TestLedger.opened()
    let heir = TestKey("64.72 baru", as: "64.72")
    let stolenAt = ledger.history.size
    try ledger.append(
      LedgerType.keyRotated, by: samarinda, subject: "64.72",
      data: ["key": .string("\(heir.verifier)")])
    let event = try ledger.append(ToyDomain.noteWritten, by: heir, subject: "64.72", data: note)
    try ledger.append(
      LedgerType.keyRevoked, by: registrar, subject: "64",
      data: revocation(of: heir, from: event.event.number + stolenAt))
    ledger.state = try await replayed(ledger)
    try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64", data: release(event))
    ledger.state = try await replayed(ledger)
    #expect(try ledger.reason(event) == nil)
    // The old key was stolen before it handed on, so the revocation reaches its heir again.
    try ledger.append(
      LedgerType.keyRevoked, by: registrar, subject: "64",
      data: revocation(of: samarinda, from: stolenAt))
    ledger.state = try await replayed(ledger)
    #expect(try ledger.reason(event) == StandingReason.keyCompromised)
    try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64", data: release(event))
    ledger.state = try await replayed(ledger)
    #expect(try ledger.reason(event) == nil)
  }

  @Test func `lifts what a wrong clock did`() async throws {
    var ledger = try TestLedger.opened()
    let early = try ledger.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note,
      time: ledger.clock.advanced(by: 3_600))
    let entry = try ledger.take(in: early)
    #expect(try ledger.reason(entry) == StandingReason.clockAhead)
    try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64", data: release(entry))
    ledger.state = try await replayed(ledger)
    #expect(try ledger.reason(entry) == nil)
    #expect(try ledger.row("64.72")?["notes"]?.integer == 1)
  }

  @Test func `leaves aside what no release can lift`() async throws {
    var ledger = try TestLedger.opened()
    let foreign = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.71", data: note)
    try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64", data: release(foreign))
    ledger.state = try await replayed(ledger)
    #expect(try ledger.reason(foreign) == StandingReason.outOfScope)
  }

  @Test func `releases no act, and no event that is not there`() throws {
    var ledger = try TestLedger.opened()
    let act = try Entry(ledger.history.entries[1])
    let ofAct = try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64", data: release(act))
    #expect(try ledger.reason(ofAct) == StandingReason.notReleasable)
    let ofNothing = try ledger.append(
      LedgerType.eventReleased, by: registrar, subject: "64",
      data: ["event": .string("\(Hash.of([7]))"), "reason": "clock_explained"])
    #expect(try ledger.reason(ofNothing) == StandingReason.unknownEvent)
  }

  @Test func `waits for the second registrar before an event counts again`() async throws {
    var council = try TestCouncil()
    try council.register(samarinda, desk: "64.72")
    let stolenAt = council.ledger.history.size
    let event = try council.ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    try council.act(LedgerType.keyRevoked, data: revocation(of: samarinda, from: stolenAt))
    council.ledger.state = try await replayed(council.ledger)
    let act = try council.act(
      LedgerType.eventReleased, data: release(event), approved: false)
    #expect(!council.ledger.state.needsRefold)
    try council.approve(act.event.hash, by: TestCouncil.registrars[2])
    council.ledger.state = try await replayed(council.ledger)
    #expect(try council.ledger.reason(event) == nil)
  }
}
