import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// Chains that go on over events which nobody can supply.
@Suite struct SkippedNumberTests {
  private let registrar = TestKey(registrar: 1)
  private let samarinda = TestKey("64.72")
  private let note: JSON = ["topic": "security"]

  private func skip(
    to number: UInt64, hash: Hash, of key: TestKey = TestKey("64.72")
  ) -> JSON {
    [
      "hash": .string("\(hash)"), "key": .string("\(key.fingerprint)"),
      "number": .integer(Int64(number)), "reason": "device_lost",
    ]
  }

  /// A ledger, and the third event of a desk's chain whose first two were lost with the device.
  private func lost() throws -> (ledger: TestLedger, third: Submission) {
    let ledger = try TestLedger.opened()
    var device = ledger
    for _ in 1...2 {
      try device.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    }
    let third = try device.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    return (ledger, third)
  }

  @Test func `takes in the event after those that the registrars declare lost`() async throws {
    var (ledger, third) = try lost()
    #expect(throws: NotTaken.numberGap(expected: 1, found: 3)) { try ledger.take(in: third) }
    let previous = try #require(third.event.previous)
    let skipped = try ledger.append(
      LedgerType.chainSkipped, by: registrar, subject: "64", data: skip(to: 2, hash: previous))
    #expect(try ledger.reason(skipped) == nil)
    let entry = try ledger.take(in: third)
    #expect(try ledger.reason(entry) == nil)

    let report = try await SmallLedger.verify(LedgerCopy(of: ledger))
    #expect(report.failing == [])
    #expect(report.declaredGaps == 2)
  }

  @Test func `takes in no event that does not follow from the lost one`() throws {
    var (ledger, third) = try lost()
    try ledger.append(
      LedgerType.chainSkipped, by: registrar, subject: "64", data: skip(to: 2, hash: Hash.of([])))
    #expect(
      throws: NotTaken.previousMismatch(expected: Hash.of([]), found: third.event.previous)
    ) { try ledger.take(in: third) }
  }

  @Test func `skips no number that was used, and none of an unknown key`() throws {
    var ledger = try TestLedger.opened()
    try ledger.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let used = try ledger.append(
      LedgerType.chainSkipped, by: registrar, subject: "64", data: skip(to: 1, hash: Hash.of([])))
    #expect(try ledger.reason(used) == StandingReason.numberTaken)
    let unknown = try ledger.append(
      LedgerType.chainSkipped, by: registrar, subject: "64",
      data: skip(to: 1, hash: Hash.of([]), of: TestKey("nobody")))
    #expect(try ledger.reason(unknown) == StandingReason.unknownKey)
  }
}
