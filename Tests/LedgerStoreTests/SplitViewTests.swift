import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// Two files that began as one, and the log key signed both.
struct SplitViewTests {
  private let here: StoreFixture
  private let there: StoreFixture

  init() throws {
    here = try StoreFixture()
    there = try StoreFixture()
    try here.create().close()
    try FileManager.default.copyItem(atPath: here.path, toPath: there.path)
  }

  /// A note's event sent here, that a desk wrote over there after so many counts by another desk.
  private func submission(
    countsThere: Int64, note: (UnverifiedNote) throws -> UnverifiedNote? = { $0 }
  ) throws -> Submission {
    let writer = try LedgerWriter.open(
      at: there.path, catalogue: there.catalogue, sealing: TestSealing.keys())
    if countsThere > 0 { try there.appendCounts(100..<100 + countsThere, to: writer) }
    let newest = try writer.newest().logNote
    var submission: Submission?
    struct Undone: Error {}
    #expect(throws: Undone.self) {
      try writer.commit(at: there.clock, signer: StoreFixture.signer) { intake in
        submission = try there.submission(
          ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.71",
          data: ["count": 7, "item": "ink"], in: &intake)
        throw Undone()
      }
    }
    try writer.close()
    submission?.note = try note(newest)
    return try #require(submission)
  }

  private func send(_ submission: Submission) throws -> Commit<[CommitOutcome]> {
    let writer = try LedgerWriter.open(
      at: here.path, catalogue: here.catalogue, sealing: TestSealing.keys())
    defer { try? writer.close() }
    return try send(submission, by: writer)
  }

  private func send(
    _ submission: Submission, by writer: LedgerWriter
  ) throws -> Commit<[CommitOutcome]> {
    here.clock = here.clock.advanced(by: 5)
    return try writer.commit(
      [submission], at: here.clock, signer: StoreFixture.signer, keepGoing: true)
  }

  private func expectStopped(_ body: () throws -> Void) {
    let error = #expect(throws: LedgerError.self) { try body() }
    #expect(error?.code == .stopped)
  }

  private func countHere(_ counts: Range<Int64>) throws {
    let writer = try LedgerWriter.open(
      at: here.path, catalogue: here.catalogue, sealing: TestSealing.keys())
    try here.appendCounts(counts, to: writer)
    try writer.close()
  }

  private func findings() async throws -> [Finding] {
    try await VerificationCopy.read(here.path, catalogue: here.catalogue) { copy in
      let report = try await Verifier.verify(
        copy, catalogue: here.catalogue, options: VerificationOptions())
      return VerificationPart.allCases.flatMap { report[$0].findings?.first ?? [] }
    }
  }

  @Test func `does not take an unknown anchor, and asks for the note`() throws {
    try countHere(0..<3)
    let outcome = try send(submission(countsThere: 2) { _ in nil }).value.first
    guard case .refused(.checkpointUnknown) = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    try countHere(3..<4)
  }

  @Test(
    arguments: [
      // Another root at a size that this history has, here within, at and after its end.
      (here: 5, there: 2), (here: 2, there: 2), (here: 300, there: 270),
      // More entries than this history has: its file is an older one.
      (here: 1, there: 4), (here: 0, there: 1),
    ] as [(here: Int64, there: Int64)])
  func `stops for good when the log key signed another history`(
    counts: (here: Int64, there: Int64)
  ) async throws {
    if counts.here > 0 { try countHere(0..<counts.here) }
    let sizeBefore = try LedgerFile.open(at: here.path).size
    let submission = try submission(countsThere: counts.there)
    expectStopped { _ = try send(submission) }
    // Another program, or this one started again.
    expectStopped { try countHere(9..<10) }
    let file = try LedgerFile.open(at: here.path)
    #expect(try file.size == sizeBefore)
    let kept = try here.query("SELECT lower(hex(note)), lower(hex(event)), signature FROM evidence")
    #expect(
      kept == [
        [
          Hex.encode(try #require(submission.note).bytes), Hex.encode(submission.event.bytes),
          Base64.encode(submission.signature),
        ]
      ])
    let found = try await findings()
    #expect(found.map(\.rule) == [Finding.Rule.splitView])
    #expect(found.map(\.place) == [.evidence(1)])
    #expect(found.map(\.part) == [.commonHistory])
  }

  @Test func `stops a writer that had the file open all along`() throws {
    let writer = try LedgerWriter.open(
      at: here.path, catalogue: here.catalogue, sealing: TestSealing.keys())
    try here.appendCounts(0..<2, to: writer)
    let submission = try submission(countsThere: 1)
    expectStopped { _ = try send(submission, by: writer) }
    expectStopped { try here.appendCounts(2..<3, to: writer) }
    try writer.close()
  }

  @Test func `takes nothing of a batch in which the other history shows`() throws {
    let bad = try submission(countsThere: 1)
    let sizeBefore = try LedgerFile.open(at: here.path).size
    expectStopped {
      let writer = try LedgerWriter.open(
        at: here.path, catalogue: here.catalogue, sealing: TestSealing.keys())
      defer { try? writer.close() }
      _ = try writer.commit(at: here.clock, signer: StoreFixture.signer) { intake in
        _ = try intake.take(
          try here.submission(
            ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
            data: ["count": 1, "item": "ink"], in: &intake))
        return try intake.take(bad)
      }
    }
    #expect(try LedgerFile.open(at: here.path).size == sizeBefore)
  }

  @Test func `is not stopped by a note that is not the log's, or of another anchor`() throws {
    let stranger = NoteSigner(
      name: StoreFixture.signer.verifier.name, privateKey: TestKey("stranger").privateKey)
    let old = try LedgerFile.open(at: here.path).newest.logNote
    for note in [
      { (note: UnverifiedNote) in try UnverifiedNote(stranger.sign(note.text).bytes) },
      { (_: UnverifiedNote) in old },
    ] as [(UnverifiedNote) throws -> UnverifiedNote] {
      let outcome = try send(submission(countsThere: 1, note: note)).value.first
      guard case .refused(.noteMismatch) = outcome else {
        Issue.record("\(String(describing: outcome))")
        return
      }
    }
    try countHere(0..<1)
  }

  @Test func `goes on with a note of its own history`() throws {
    let outcome = try send(submission(countsThere: 0)).value.first
    #expect(outcome?.placed?.standing == .stands)
  }

  @Test func `says that evidence which contradicts nothing is none`() async throws {
    let own = try LedgerFile.open(at: here.path).newest.logNote
    try countHere(0..<2)
    try here.alter(
      """
      INSERT INTO evidence VALUES
        (1, '\(String(decoding: own.bytes, as: UTF8.self))', '{}', ''), (2, 'x', '{}', '')
      """)
    let found = try await findings()
    #expect(found.map(\.rule) == [Finding.Rule.evidenceForm, Finding.Rule.evidenceForm])
  }
}
