import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct DirectoryTests {
  private let registrar = TestKey(registrar: 1)
  private let second = TestKey(registrar: 2)
  private let samarinda = TestKey("64.72")
  private let note: JSON = ["topic": "security"]

  private func keyData(_ key: TestKey, desk: String = "64.72", scope: String = "64.72") -> JSON {
    [
      "desk": .string(desk), "key": .string("\(key.verifier)"), "role": "desk",
      "scope": .string(scope),
    ]
  }

  @Test func `lets an act wait until the threshold is reached`() throws {
    var ledger = try TestLedger.opened(threshold: 2, registrars: 2)
    let opened = try #require(try ledger.state.genesis()).hash
    try ledger.append(
      LedgerType.actApproved, by: second, subject: "64", data: ["act": .string("\(opened)")])
    let desk = try ledger.append(
      LedgerType.deskRegistered, by: registrar, subject: "64",
      data: ["desk": "64.72", "hostAgency": "Kesbangpol", "level": "regency", "scope": "64.72"])
    #expect(try ledger.state.act(desk.event.hash)?.state == .pending)
    #expect(try ledger.state.desk("64.72") == nil)
    try ledger.append(
      LedgerType.actApproved, by: second, subject: "64",
      data: ["act": .string("\(desk.event.hash)")])
    #expect(try ledger.state.act(desk.event.hash)?.state == .effective)
    #expect(try ledger.state.desk("64.72")?.scope == Scope("64.72"))
  }

  @Test func `takes nothing in until every named registrar has approved the first event`() throws {
    var ledger = try TestLedger.opened(threshold: 2, registrars: 2)
    #expect(throws: NotTaken.awaitingRegistrars(1)) {
      try ledger.register(desk: "64.72", level: "regency", scope: "64.72")
    }
  }

  @Test func `counts a registrar's approval once`() throws {
    var ledger = try TestLedger.opened(threshold: 2, registrars: 2)
    let opened = try #require(try ledger.state.genesis()).hash
    try ledger.append(
      LedgerType.actApproved, by: second, subject: "64", data: ["act": .string("\(opened)")])
    let desk = try ledger.append(
      LedgerType.deskRegistered, by: registrar, subject: "64",
      data: ["desk": "64.72", "hostAgency": "Kesbangpol", "level": "regency", "scope": "64.72"])
    let again = try ledger.append(
      LedgerType.actApproved, by: registrar, subject: "64",
      data: ["act": .string("\(desk.event.hash)")])
    #expect(try ledger.reason(again) == StandingReason.approvedBefore)
    #expect(try ledger.state.act(desk.event.hash)?.state == .pending)
  }

  @Test func `counts no approval of a registrar whose key has ended`() throws {
    var ledger = try TestLedger.opened(threshold: 2, registrars: 3)
    let opened = try #require(try ledger.state.genesis()).hash
    let third = TestKey(registrar: 3)
    for key in [second, third] {
      try ledger.append(
        LedgerType.actApproved, by: key, subject: "64", data: ["act": .string("\(opened)")])
    }
    let desk = try ledger.append(
      LedgerType.deskRegistered, by: registrar, subject: "64",
      data: ["desk": "64.72", "hostAgency": "Kesbangpol", "level": "regency", "scope": "64.72"])
    try ledger.append(
      LedgerType.keyRevoked, by: registrar, subject: "64",
      data: ["key": .string("\(registrar.fingerprint)"), "reason": "lost"])
    #expect(try ledger.state.key(registrar.fingerprint)?.end?.manner == .revoked)
    let approval: JSON = ["act": .string("\(desk.event.hash)")]
    try ledger.append(LedgerType.actApproved, by: second, subject: "64", data: approval)
    #expect(try ledger.state.act(desk.event.hash)?.state == .pending)
    try ledger.append(LedgerType.actApproved, by: third, subject: "64", data: approval)
    #expect(try ledger.state.act(desk.event.hash)?.state == .effective)
  }

  @Test func `hands desk, role and scope on to a rotated key, and ends the old one`() throws {
    var ledger = try TestLedger.opened()
    let new = TestKey("64.72 baru", as: "64.72")
    let rotated = try ledger.append(
      LedgerType.keyRotated, by: samarinda, subject: "64.72",
      data: ["key": .string("\(new.verifier)")])
    #expect(throws: NotTaken.keyNotInForce(samarinda.fingerprint)) {
      try ledger.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    }
    let first = try ledger.append(
      ToyDomain.noteWritten, by: new, subject: "64.72", data: note)
    #expect(first.event.previous == rotated.event.hash)
    #expect(try ledger.reason(first) == nil)
  }

  @Test func `registers a key once and for ever`() throws {
    var ledger = try TestLedger.opened()
    let again = try ledger.append(
      LedgerType.keyRegistered, by: registrar, subject: "64", data: keyData(samarinda))
    #expect(try ledger.reason(again) == StandingReason.keyRegistered)
  }

  @Test func `gives no key more than its desk's scope`() throws {
    var ledger = try TestLedger.opened()
    let wide = try ledger.append(
      LedgerType.keyRegistered, by: registrar, subject: "64",
      data: keyData(TestKey("x"), scope: "64"))
    #expect(try ledger.reason(wide) == StandingReason.outOfScope)
  }

  @Test func `lets the recovery key register registrars and nothing else`() throws {
    var ledger = try TestLedger.opened()
    let recovery = TestKey("recovery")
    let desk = try ledger.append(
      LedgerType.keyRegistered, by: recovery, subject: "64", data: keyData(TestKey("x")))
    #expect(try ledger.reason(desk) == StandingReason.wrongRole)
    let new = TestKey(registrar: 9)
    let registered = try ledger.append(
      LedgerType.keyRegistered, by: recovery, subject: "64",
      data: [
        "desk": "registrar", "key": .string("\(new.verifier)"), "role": "registrar", "scope": "64",
      ])
    #expect(try ledger.reason(registered) == nil)
    #expect(try ledger.state.key(new.fingerprint)?.role == .registrar)
  }

  @Test func `sets a theft at a time that no calendar has aside`() throws {
    var ledger = try TestLedger.opened()
    let revoked = try ledger.append(
      LedgerType.keyRevoked, by: registrar, subject: "64",
      data: [
        "compromisedSince": "2024-13-01T00:00:00Z", "key": .string("\(samarinda.fingerprint)"),
        "reason": "stolen", "setAsideFrom": 5,
      ])
    #expect(try ledger.reason(revoked) == StandingReason.indexMismatch)
    #expect(try ledger.state.key(samarinda.fingerprint)?.end == nil)
  }

  @Test func `ends a key by its own word`() throws {
    var ledger = try TestLedger.opened()
    let revoked = try ledger.append(
      LedgerType.keyRevoked, by: samarinda, subject: "64.72",
      data: ["key": .string("\(samarinda.fingerprint)"), "reason": "lost"])
    #expect(try ledger.reason(revoked) == nil)
    #expect(throws: NotTaken.keyNotInForce(samarinda.fingerprint)) {
      try ledger.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    }
  }

  @Test func `lets no desk end another's key`() throws {
    var ledger = try TestLedger.opened()
    let other = try ledger.append(
      LedgerType.keyRevoked, by: TestKey("64.71"), subject: "64.71",
      data: ["key": .string("\(samarinda.fingerprint)"), "reason": "lost"])
    #expect(try ledger.reason(other) == StandingReason.wrongRole)
  }

  @Test func `sets aside what a stolen key and the key it rotated in wrote`() async throws {
    var ledger = try TestLedger.opened()
    try ledger.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let stolenAt = ledger.history.size
    let lie = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let thief = TestKey("thief", as: "64.72")
    try ledger.append(
      LedgerType.keyRotated, by: samarinda, subject: "64.72",
      data: ["key": .string("\(thief.verifier)")])
    let second = try ledger.append(
      ToyDomain.noteWritten, by: thief, subject: "64.72", data: note)
    try ledger.append(
      LedgerType.keyRevoked, by: registrar, subject: "64",
      data: [
        "key": .string("\(samarinda.fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(stolenAt)),
      ])
    #expect(ledger.state.needsRefold)

    let replay = Replay(of: ledger.history, catalogue: ledger.catalogue)
    ledger.state = try await replay.state(at: ledger.history.size)
    #expect(try ledger.reason(lie) == StandingReason.keyCompromised)
    #expect(try ledger.reason(second) == StandingReason.keyCompromised)
    #expect(try ledger.row("64.72")?["notes"]?.integer == 1)
    #expect(throws: NotTaken.keyNotInForce(thief.fingerprint)) {
      try ledger.append(ToyDomain.noteWritten, by: thief, subject: "64.72", data: note)
    }
    // What was known before the revocation does not change with it.
    let before = try await replay.state(at: ledger.history.size - 1)
    let row = before.domain.tables[0].loadedRows().first { $0.key == "64.72" }
    #expect(try JSONText(#require(row).value).root["notes"]?.integer == 3)
  }
}

extension TestLedger {
  /// Why an entry counts nowhere; nil when it stands.
  mutating func reason(_ entry: Entry) throws -> String? {
    try state.setAside(entry.event.hash)?.reason.code
  }
}
