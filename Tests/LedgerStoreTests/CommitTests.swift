import CanonicalJSON
import EventLedger
import GRDB
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

struct CommitTests {
  @Test func `holds after reopening what was committed`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let commit = try fixture.append(
      ToyDomain.noteWritten, by: TestKey("64.72"), subject: "64.72",
      data: ["text": "Aman.", "topic": "security"], to: writer)
    let placed = try #require(commit.value.placed)
    try writer.close()

    let file = try LedgerFile.open(at: fixture.path)
    #expect(try file.size == placed.index + 1)
    #expect(file.newest == commit.checkpoint)
    #expect(try file.index(of: placed.event) == placed.index)
    #expect(try file.entry(at: placed.index).map { Hash.leaf($0) } == placed.leafHash)
    #expect(try file.openings(of: placed.event).map(\.value).first.map(text) == "Aman.")
    #expect(try await file.receipt(at: placed.index).isValid(under: TestKey.log.verifier))
  }

  @Test(arguments: [1, 255, 256, 257, 600] as [Int64])
  func `gives every entry a receipt that holds`(count: Int64) async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<count, to: writer)
    try fixture.appendCounts(0..<1, to: writer)
    try writer.close()
    let file = try LedgerFile.open(at: fixture.path)
    let receipts = try await file.receipts(at: 0..<file.size)
    #expect(receipts.count == 9 + Int(count) + 1)
    #expect(receipts.allSatisfy { $0.isValid(under: TestKey.log.verifier) })
    #expect(receipts.last?.treeHead == file.newest.checkpoint.treeHead)
    #expect(receipts.first?.treeHead.size == 9)
  }

  @Test func `signs nothing when a trigger was put in under the writer`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<1, to: writer)
    let before = try writer.newest()
    let other = try DatabaseQueue(path: fixture.path)
    try other.writeWithoutTransaction {
      try $0.execute(
        sql: """
          CREATE TRIGGER extra AFTER INSERT ON sealed_values
          BEGIN DELETE FROM projections; END
          """)
    }
    try other.close()
    let error = #expect(throws: LedgerError.self) { try fixture.appendCounts(1..<2, to: writer) }
    #expect(error?.code == .corrupt)
    #expect(try writer.newest() == before)
    #expect(try LedgerFile.open(at: fixture.path).size == 10)
  }

  @Test func `gives the first receipt again for the same event`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    var sent: [Submission] = []
    fixture.clock = fixture.clock.advanced(by: 1)
    let first = try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
      let submission = try fixture.submission(
        ToyDomain.noteWritten, by: TestKey("64.71"), subject: "64.71",
        data: ["text": "Rahasia.", "topic": "security"], in: &intake)
      sent.append(submission)
      return try intake.take(submission)
    }
    let placed = try #require(first.value.placed)
    let receipt = try await writer.receipts(at: [placed.index]).first?.bytes
    try fixture.appendCounts(0..<3, to: writer)

    let again = try writer.commit(sent, at: fixture.clock, signer: StoreFixture.signer)
    guard case .duplicate(let found) = again.value[0] else {
      Issue.record("\(again.value[0])")
      return
    }
    #expect(found == placed)
    #expect(again.added.isEmpty)
    #expect(try await writer.receipts(at: [placed.index]).first?.bytes == receipt)
    try writer.close()
    #expect(try LedgerFile.open(at: fixture.path).openings(of: placed.event).count == 1)
  }

  @Test func `leaves the file as it was when one submission of a batch is refused`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let before = try writer.newest()
    let batch = try Self.batchWithOneGap(fixture, writer)
    let error = #expect(throws: LedgerError.self) {
      try writer.commit(batch, at: fixture.clock, signer: StoreFixture.signer)
    }
    #expect(error?.code == .notTaken)
    #expect((error?.cause as? SubmissionRefused)?.position == 1)
    #expect(try writer.newest() == before)
    #expect(try fixture.appendCounts(0..<1, to: writer) == 9..<10)
  }

  @Test func `keeps what can be taken of a batch when it is to keep going`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let batch = try Self.batchWithOneGap(fixture, writer)
    let commit = try writer.commit(
      batch, at: fixture.clock, signer: StoreFixture.signer, keepGoing: true)
    #expect(commit.added == 9..<10)
    #expect(commit.value.map { $0.placed != nil } == [true, false])
    guard case .refused(.numberGap) = commit.value[1] else {
      Issue.record("\(commit.value[1])")
      return
    }
  }

  @Test func `writes nothing of an event that would be set aside when it must stand`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    fixture.clock = fixture.clock.advanced(by: 1)
    let commit = try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
      let submission = try fixture.submission(
        ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.71",
        data: ["count": 1, "item": "ink"], in: &intake)
      return try intake.take(CheckedSubmission(unchecked: submission), mustStand: true)
    }
    guard case .notStanding(let reason) = commit.value else {
      Issue.record("\(commit.value)")
      return
    }
    #expect(reason.code == StandingReason.outOfScope)
    #expect(commit.added.isEmpty)
  }

  @Test func `refuses another key than the log's`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let other = NoteSigner(
      name: TestKey.log.verifier.name, privateKey: TestKey("service").privateKey)
    let error = #expect(throws: LedgerError.self) {
      try writer.commit(at: fixture.clock, signer: other) { intake in
        try intake.take(
          fixture.submission(
            ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
            data: ["count": 1, "item": "ink"], in: &intake))
      }
    }
    #expect(error?.code == .key)
    #expect(try writer.newest().checkpoint.treeHead.size == 9)
  }

  /// An event by Samarinda's desk, and one by Balikpapan's that skips a number.
  private static func batchWithOneGap(
    _ fixture: StoreFixture, _ writer: LedgerWriter
  ) throws -> [Submission] {
    var batch: [Submission] = []
    struct Undo: Error {}
    _ = try? writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
      let data: JSON = ["count": 1, "item": "ink"]
      batch.append(
        try fixture.submission(
          ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72", data: data, in: &intake))
      for _ in 0..<2 {
        let submission = try fixture.submission(
          ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.71", data: data, in: &intake)
        _ = try intake.take(submission)
        if batch.count == 1 { batch.append(submission) } else { batch[1] = submission }
      }
      throw Undo()
    }
    return batch
  }
}

private func text(_ value: JSON) -> String {
  if case .string(let text) = value { text } else { "" }
}
