import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// A log restored from an older copy, which goes on under another name.
@Suite struct LogRestartTests {
  private let registrar = TestKey(registrar: 1)
  private let samarinda = TestKey("64.72")
  private static let origin = TestLedger.origin + "/2"
  private let second = TestKey("log-2", as: LogRestartTests.origin)

  private func data(
    _ key: TestKey? = nil, origin: String = LogRestartTests.origin, lost: [[UInt8]] = []
  ) -> JSON {
    [
      "logKey": .string("\((key ?? second).verifier)"), "origin": .string(origin),
      "lost": .array(lost.map { .string(String(decoding: $0, as: UTF8.self)) }),
    ]
  }

  private func note(_ ledger: inout TestLedger, anchor: Anchor?) throws -> Entry {
    try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": "security"],
      anchor: anchor)
  }

  /// What was restored, and what a desk had written into the history that is lost: two events, each
  /// anchored there.
  private func lost() throws -> (restored: TestLedger, events: [Submission], newest: [UInt8]) {
    var ledger = try TestLedger.opened()
    _ = try note(&ledger, anchor: ledger.newestAnchor)
    let restored = ledger
    try ledger.append(
      ToyDomain.noteWritten, by: TestKey("64.71"), subject: "64.71", data: ["topic": "security"])
    let events = try (0..<2).map { _ in
      let entry = try note(&ledger, anchor: ledger.newestAnchor)
      return Submission(event: entry.event, signature: entry.signature, openings: [])
    }
    return (restored, events, try #require(ledger.history.checkpoints[ledger.history.size]))
  }

  private func restarted() throws -> (ledger: TestLedger, events: [Submission]) {
    var (ledger, events, newest) = try lost()
    // The restored copy goes on otherwise, so that the lost anchors fit no size of it.
    try ledger.append(
      ToyDomain.stockCounted, by: TestKey("kpu-64"), subject: "64.72",
      data: ["count": 3, "item": "ballot_box"])
    let act = try ledger.append(
      LedgerType.logRestarted, by: registrar, subject: "64", data: data(lost: [newest]))
    #expect(try ledger.reason(act) == nil)
    ledger.logKey = second
    try ledger.signAgain()
    return (ledger, events)
  }

  @Test func `signs under the new name and key, and keeps the ledger's identity`() async throws {
    let (ledger, _) = try restarted()
    let report = try await SmallLedger.verify(LedgerCopy(of: ledger))
    #expect(report.failing == [])
    let restart = try #require(report.restarts.first)
    #expect(report.restarts.count == 1)
    #expect(restart.key == second.verifier)
    #expect(restart.since == ledger.history.size - 1)
    #expect(restart.lost?.map(\.size) == [ledger.history.size + 1])
    #expect(report.ledger?.origin == TestLedger.origin)
  }

  @Test func `takes in what was anchored in the lost history, as no proof`() async throws {
    var (ledger, events) = try restarted()
    for event in events { try ledger.take(in: event) }
    #expect(try ledger.state.key(samarinda.fingerprint)?.lostAnchors == 2)
    _ = try note(&ledger, anchor: ledger.newestAnchor)
    let report = try await SmallLedger.verify(LedgerCopy(of: ledger))
    #expect(report.failing == [])
    #expect(report.lostAnchors == 2)
    #expect(report.setAside == [])
  }

  @Test func `takes no such anchor before a restart, nor after one into the new history`() throws {
    var (restored, events, _) = try lost()
    let anchor = try #require(events[0].event.anchor)
    #expect(throws: NotTaken.checkpointUnknown(anchor)) { try restored.take(in: events[0]) }

    var (ledger, _) = try restarted()
    _ = try note(&ledger, anchor: ledger.newestAnchor)
    let unknown = try #require(
      Anchor(TreeHead(size: ledger.history.size, root: Hash.of([]))))
    #expect(throws: NotTaken.checkpointUnknown(unknown)) { try note(&ledger, anchor: unknown) }
  }

  @Test func `takes no name that the log has had, no key of another, no note of another log`()
    throws
  {
    var (ledger, _) = try restarted()
    let foreign = try NoteSigner(
      name: TestKey("elsewhere").verifier.name, privateKey: TestKey("elsewhere").privateKey
    ).sign(
      Checkpoint(
        origin: Origin(TestKey("elsewhere").verifier.name), treeHead: ledger.history.tree.head
      ).text)
    let third = TestKey("log-3", as: TestLedger.origin + "/3")
    let refused: [JSON] = [
      data(TestKey("log-3", as: TestLedger.origin), origin: TestLedger.origin),
      data(TestKey("log-3", as: Self.origin)), data(third, origin: TestLedger.origin + "/4"),
      data(third, origin: TestLedger.origin + "/3", lost: [foreign.bytes]),
      data(third, origin: TestLedger.origin + "/3", lost: [Array("no note".utf8)]),
    ]
    for data in refused {
      let act = try ledger.append(
        LedgerType.logRestarted, by: registrar, subject: "64", data: data)
      #expect(try ledger.reason(act) == StandingReason.noRestart)
    }
    let again = try ledger.append(
      LedgerType.logRestarted, by: registrar, subject: "64",
      data: data(third, origin: TestLedger.origin + "/3"))
    #expect(try ledger.reason(again) == nil)
    #expect(try ledger.state.logKeys()?.restarts.count == 2)
  }
}
