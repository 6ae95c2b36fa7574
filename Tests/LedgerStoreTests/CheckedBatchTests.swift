import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// Batches whose signatures are checked before the commit.
struct CheckedBatchTests {
  private let fixture: StoreFixture
  private let writer: LedgerWriter

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.create()
  }

  /// Counts of one desk, as it would send them.
  private func submissions(_ count: Int) throws -> [Submission] {
    struct Undone: Error {}
    var written: [Submission] = []
    #expect(throws: Undone.self) {
      try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
        for number in 0..<count {
          let submission = try fixture.submission(
            ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
            data: ["count": .integer(Int64(number)), "item": "ink"], in: &intake)
          _ = try intake.take(submission)
          written.append(submission)
        }
        throw Undone()
      }
    }
    return written
  }

  private func commit(_ checked: [CheckedSubmission]) throws -> [CommitOutcome] {
    try writer.commit(
      checked, at: fixture.clock, signer: StoreFixture.signer, keepGoing: true
    ).value
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `takes a batch in order, each signature checked beforehand`(count: Int) async throws {
    let checked = try await writer.check(try submissions(count))
    let key = TestKey("64.72").verifier.publicKey
    #expect(checked.count == count && checked.allSatisfy { $0.validUnder == key })
    let placed = try commit(checked).compactMap(\.placed?.index)
    #expect(placed == (0..<UInt64(count)).map { 9 + $0 })
  }

  @Test func `does not take what another key has signed, checked or not`() async throws {
    let honest = try submissions(1)[0]
    let bytes = EventSignature.signedBytes(of: honest.event.bytes)
    let forged = Submission(
      event: honest.event, signature: TestKey("64.71").privateKey.signature(for: bytes),
      openings: [])
    let checked = try await writer.check([forged])
    #expect(checked[0].validUnder == nil)
    // Valid under a key, but under another than the author's.
    let elsewhere = CheckedSubmission(forged, key: TestKey("64.71").verifier)
    #expect(elsewhere.validUnder != nil)
    for submission in [checked[0], elsewhere] {
      guard case .refused(.badSignature) = try commit([submission])[0] else {
        Issue.record("a forged signature is taken")
        return
      }
    }
  }

  @Test func `checks in its turn what a key signed that came in with the batch`() async throws {
    let new = TestKey("64.71-second")
    var written: [Submission] = []
    struct Undone: Error {}
    #expect(throws: Undone.self) {
      try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
        for (type, key, subject, data) in [
          (
            LedgerType.keyRegistered, TestKey(registrar: 1), "64",
            [
              "desk": "64.71", "key": .string("\(new.verifier)"), "role": "desk",
              "scope": "64.71",
            ]
          ),
          (ToyDomain.stockCounted, new, "64.71", ["count": 1, "item": "ink"]),
        ] as [(String, TestKey, String, JSON)] {
          let submission = try fixture.submission(
            type, by: key, subject: subject, data: data, in: &intake)
          _ = try intake.take(submission)
          written.append(submission)
        }
        throw Undone()
      }
    }
    let checked = try await writer.check(written)
    #expect(checked.map { $0.validUnder == nil } == [false, true])
    #expect(try commit(checked).allSatisfy { $0.placed?.standing == .stands })
  }
}
