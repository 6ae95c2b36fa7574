import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// Evidence that one key has signed two events with one number.
@Suite struct EquivocationTests {
  private let samarinda = TestKey("64.72")
  private let service = TestKey("service")

  /// A ledger with notes by a desk, and what a copy of its key wrote instead of them.
  private func forked(events: Int = 1) throws -> (ledger: TestLedger, pairs: [RefusedSubmission]) {
    var ledger = try TestLedger.opened()
    var copy = ledger
    var pairs: [RefusedSubmission] = []
    for _ in 0..<events {
      let taken = try ledger.append(
        ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": "security"])
      let other = try copy.append(
        ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": "logistics"])
      pairs.append(
        RefusedSubmission(other: other.event, signature: other.signature, taken: taken.event.hash))
    }
    return (ledger, pairs)
  }

  private func keep(
    _ data: JSON, in ledger: inout TestLedger, by key: TestKey? = nil
  ) throws -> String? {
    let entry = try ledger.append(
      LedgerType.submissionRefused, by: key ?? service, subject: "64", data: data)
    return try ledger.reason(entry)
  }

  @Test func `keeps a second event with a number that the key has used`() async throws {
    var (ledger, pairs) = try forked()
    #expect(try keep(pairs[0].data, in: &ledger) == nil)
    #expect(try ledger.state.key(samarinda.fingerprint)?.equivocations == [1])
    #expect(try ledger.state.key(samarinda.fingerprint)?.isInForce(at: ledger.state.size) == true)

    let report = try await SmallLedger.verify(LedgerCopy(of: ledger))
    #expect(report.failing == [])
    #expect(report.equivocations == 1)
  }

  @Test func `keeps it once`() throws {
    var (ledger, pairs) = try forked()
    #expect(try keep(pairs[0].data, in: &ledger) == nil)
    #expect(try keep(pairs[0].data, in: &ledger) == StandingReason.keptBefore)
  }

  @Test func `keeps sixteen of one key`() throws {
    var (ledger, pairs) = try forked(events: 17)
    for pair in pairs.prefix(16) { #expect(try keep(pair.data, in: &ledger) == nil) }
    #expect(try keep(pairs[16].data, in: &ledger) == StandingReason.keptBefore)
    #expect(try ledger.state.key(samarinda.fingerprint)?.equivocations.count == 16)
  }

  @Test func `takes for evidence only what the key has signed against its own event`() throws {
    var (ledger, pairs) = try forked(events: 2)
    let (pair, next) = (pairs[0], pairs[1])
    var signature = pair.signature
    signature[0] ^= 1
    let entries = try ledger.history.entries.map { try Entry($0) }
    let taken = try #require(entries.first { $0.event.hash == pair.taken })
    let no: [RefusedSubmission] = [
      RefusedSubmission(other: pair.other, signature: signature, taken: pair.taken),
      // Another number, an event that is not here, and the very event that was taken in.
      RefusedSubmission(other: pair.other, signature: pair.signature, taken: next.taken),
      RefusedSubmission(other: pair.other, signature: pair.signature, taken: Hash.of([])),
      RefusedSubmission(other: taken.event, signature: taken.signature, taken: pair.taken),
    ]
    for equivocation in no {
      #expect(try keep(equivocation.data, in: &ledger) == StandingReason.noEvidence)
    }
    let noEvent = try pair.data.with("/event", "e30=")
    #expect(try keep(noEvent, in: &ledger) == StandingReason.noEvidence)
    #expect(try ledger.state.key(samarinda.fingerprint)?.equivocations == [])
  }

  @Test func `takes no evidence from another ledger's event`() throws {
    var (ledger, _) = try forked()
    var rehearsal = try TestLedger.opened(title: "Latihan")
    let other = try rehearsal.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": "logistics"])
    let taken = try Entry(ledger.history.entries[ledger.history.entries.count - 1]).event.hash
    let foreign = RefusedSubmission(other: other.event, signature: other.signature, taken: taken)
    #expect(try keep(foreign.data, in: &ledger) == StandingReason.noEvidence)
  }

  @Test func `lets nobody but the service keep it`() throws {
    var (ledger, pairs) = try forked()
    let reason = try keep(pairs[0].data, in: &ledger, by: TestKey(registrar: 1))
    #expect(reason == StandingReason.wrongRole)
  }

  @Test func `embeds the largest event, which no other type may be as large as`() throws {
    var ledger = try TestLedger.opened()
    var copy = ledger
    try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": "security"])
    let taken = try Entry(ledger.history.entries[ledger.history.entries.count - 1]).event.hash
    let empty = try copy.write(
      ToyDomain.stockCounted, by: samarinda, subject: "64.72", data: ["count": 0, "item": "a"])
    let filling = String(repeating: "x", count: Event.byteCountMax - empty.event.bytes.count)
    let bytes = try JSON(empty.event.value).with("/data/item", .string("a" + filling))
      .canonicalBytes()
    let other = try Event(bytes)
    #expect(other.bytes.count == Event.byteCountMax)
    let signature = samarinda.privateKey.signature(
      for: EventSignature.signedBytes(of: other.bytes))
    let pair = RefusedSubmission(other: other, signature: signature, taken: taken)
    #expect(try keep(pair.data, in: &ledger) == nil)
    let larger = try JSON(empty.event.value).with("/data/item", .string("ab" + filling))
      .canonicalBytes()
    #expect(throws: EventError.tooLarge(bytes: larger.count, max: Event.byteCountMax)) {
      try Event(larger)
    }
  }
}
