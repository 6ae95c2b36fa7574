import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct HonestLedgerTests {
  @Test func `holds on everything that can be checked`() async throws {
    let small = try SmallLedger()
    let report = try await SmallLedger.verify(try small.copy())
    for part in VerificationPart.allCases { #expect(report[part] == .holds, "\(part)") }
    #expect(report.size == 21)
    #expect(report.root == small.ledger.history.tree.root)
    #expect(report.ledger?.genesis == (try Entry(small.ledger.history.entries[0]).event.hash))
    #expect(report.checkpoints == 21)
    #expect(report.sealed?.opened == 8)
    #expect(report.setAside == [.init(code: "unknown-region", count: 1)])
    #expect(report.projections.map(\.name) == small.ledger.state.tables.map(\.definition.name))
    #expect(report.projections.allSatisfy { $0.root == $0.rebuiltRoot && $0.lag(in: 21) == 0 })
  }

  @Test func `compares every full tile, also those of a higher level`() async throws {
    let small = try SmallLedger.withTile()
    let copy = try small.copy()
    #expect(copy.tiles.count == 1)
    #expect(try await SmallLedger.verify(copy).failing.isEmpty)
  }

  @Test func `says how far desks have confirmed the history`() async throws {
    let small = try SmallLedger()
    let report = try await SmallLedger.verify(try small.copy())
    // The first desk anchored 18 in the last round, the second 19.
    #expect(report.confirmations.anchored?.size == 18)
    #expect(report.confirmations.anchored?.desks == ["64.71", "64.72"])
    #expect(report.confirmations.witnessed == nil)
  }

  @Test func `does not count anchors of the operator's own desks`() async throws {
    var ledger = try TestLedger.opened()
    for desk in ["64", "64.71"] {
      try ledger.append(
        ToyDomain.noteWritten, by: TestKey(desk), subject: desk, data: ["topic": "security"],
        anchor: ledger.newestAnchor)
    }
    let report = try await SmallLedger.verify(try LedgerCopy(of: ledger))
    #expect(report.confirmations.anchored == nil)
    #expect(
      report[.commonHistory] == .notChecked(.unconfirmed))
  }

  @Test func `compares projections at the size they were stored at`() async throws {
    var small = try SmallLedger()
    var copy = try small.copy()
    try small.ledger.append(
      ToyDomain.noteWritten, by: SmallLedger.firstDesk, subject: "64.71",
      data: ["topic": "logistics"], anchor: small.ledger.newestAnchor)
    let stored = (copy.projections, copy.rows)
    copy = try small.copy()
    (copy.projections, copy.rows) = stored
    let report = try await SmallLedger.verify(copy)
    #expect(report[.state] == .holds)
    #expect(report.projections.allSatisfy { $0.lag(in: report.size) == 1 })
  }

  @Test func `says what a copy does not hold`() async throws {
    var copy = try SmallLedger().copy()
    copy.sealed = nil
    copy.projections = nil
    let report = try await SmallLedger.verify(copy)
    let missing = Verdict.notChecked(.notInThisCopy)
    #expect(report[.sealedValues] == missing)
    #expect(report[.state] == missing)
    #expect(report.sealed == nil)
    #expect(report.failing.isEmpty)
  }

  @Test func `says from where the rules are newer than the program`() async throws {
    let small = try SmallLedger()
    let older = try Catalogue(
      version: 1, domain: try Domain(prefix: "toy", reference: Nothing.self, kinds: []),
      schemas: [:])
    let report = try await Verifier.verify(try small.copy(), catalogue: older)
    #expect(report.rulesNewerFrom == 0)
    #expect(
      report[.state]
        == .notChecked(.rulesNewer(from: 0)))
    for part in [VerificationPart.authorship, .completeness, .history] {
      #expect(report[part] == .holds)
    }
  }

  @Test func `judges entries behind a revocation as the log did`() async throws {
    var small = try SmallLedger()
    try small.ledger.append(
      LedgerType.keyRevoked, by: TestKey(registrar: 1), subject: "64",
      data: [
        "key": .string("\(SmallLedger.kpu.fingerprint)"), "reason": "stolen",
        "setAsideFrom": 14,
      ])
    try small.ledger.append(
      ToyDomain.noteWritten, by: SmallLedger.firstDesk, subject: "64.71",
      data: ["topic": "logistics"], anchor: small.ledger.newestAnchor)
    var copy = try small.copy()
    copy.store(try await Replay(of: copy, catalogue: small.ledger.catalogue).state(at: copy.size))
    let report = try await SmallLedger.verify(copy)
    #expect(report.failing.isEmpty)
    #expect(report.setAside == [.init(code: StandingReason.keyCompromised, count: 3)])
  }
}

/// The slice of a domain that says nothing.
private struct Nothing: Slice {
  static let tables: [TableOf<Nothing>] = []
  static let folds: [Fold<Nothing>] = []
}
