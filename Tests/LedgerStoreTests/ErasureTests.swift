import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// What an erasure leaves in the bytes of a real file.
struct ErasureTests {
  private static let name = "Nama Rekaan Yang Tidak Ada"
  private static let salt = Hash.of([1, 2, 3]).bytes
  private static let samarinda = TestKey("64.72")

  /// A file with an event that seals one person; what follows it moves its row about.
  private static func noted() throws -> (StoreFixture, LedgerWriter, PlacedEvent) {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let commit = try fixture.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72",
      data: ["source": .string(name), "topic": "security"], to: writer)
    try fixture.appendCounts(0..<40, to: writer)
    return (fixture, writer, try #require(commit.value.placed))
  }

  private static func erase(
    _ event: Hash, in fixture: StoreFixture, by writer: LedgerWriter
  ) throws {
    let outcome = try fixture.append(
      LedgerType.privateDataErased, by: TestKey(registrar: 1), subject: "64",
      data: [
        "basis": "requested", "event": .string("\(event)"), "pointers": ["/data/source"],
      ], to: writer
    ).value
    #expect(outcome.placed?.standing == .stands)
  }

  /// The box of the value, as it stands in the file before the erasure.
  private static func box(of note: PlacedEvent, in fixture: StoreFixture) throws -> Data {
    let rows = try LedgerFile.open(at: fixture.path).sealedRows(of: note.event)
    return Data(try #require(rows.first).box)
  }

  /// In how many files of the folder a box stands, and the value or its salt, which stand in none.
  private static func traces(of box: Data, in fixture: StoreFixture) throws -> Int {
    try fixture.files.count { file in
      let bytes = try Data(contentsOf: fixture.folder.appending(path: file))
      for clear in [Data(name.utf8), Data(salt)] { #expect(bytes.range(of: clear) == nil) }
      return bytes.range(of: box) != nil
    }
  }

  @Test func `leaves no byte of the value or its salt in the file and beside it`() async throws {
    let (fixture, writer, note) = try Self.noted()
    let box = try Self.box(of: note, in: fixture)
    #expect(try Self.traces(of: box, in: fixture) > 0)
    try Self.erase(note.event, in: fixture, by: writer)
    #expect(try !writer.isErasureUnfinished())
    #expect(try Self.traces(of: box, in: fixture) == 0)
    try writer.close()
    #expect(try Self.traces(of: box, in: fixture) == 0)
    let report = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      [catalogue = fixture.catalogue] in try await Verifier.verify($0, catalogue: catalogue)
    }
    #expect(!report.hasFindings)
    #expect(report.erasures.map(\.count) == [1])
  }

  @Test func `is unfinished while a reader holds the file, until the next opening`() throws {
    let (fixture, writer, note) = try Self.noted()
    let box = try Self.box(of: note, in: fixture)
    let reader = try LedgerFile.open(at: fixture.path)
    try Self.erase(note.event, in: fixture, by: writer)
    #expect(try writer.isErasureUnfinished())
    #expect(try Self.traces(of: box, in: fixture) > 0)
    #expect(try writer.finishErasure(waiting: 10) == false)
    try reader.close()
    try writer.close()
    let next = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    #expect(try !next.isErasureUnfinished())
    #expect(try Self.traces(of: box, in: fixture) == 0)
    try next.close()
  }

  @Test func `is tried again at every commit of the same writer`() throws {
    let (fixture, writer, note) = try Self.noted()
    let box = try Self.box(of: note, in: fixture)
    let reader = try LedgerFile.open(at: fixture.path)
    try Self.erase(note.event, in: fixture, by: writer)
    try fixture.appendCounts(0..<1, to: writer)
    #expect(try writer.isErasureUnfinished())
    try reader.close()
    try fixture.appendCounts(1..<2, to: writer)
    #expect(try !writer.isErasureUnfinished())
    #expect(try Self.traces(of: box, in: fixture) == 0)
    try writer.close()
  }

  @Test func `takes away the marks that stood before, and not that of a later act`() throws {
    let (fixture, writer, note) = try Self.noted()
    let reader = try LedgerFile.open(at: fixture.path)
    try Self.erase(note.event, in: fixture, by: writer)
    #expect(try writer.isErasureUnfinished())
    // Another program's act, whose row went while this one was cleaning.
    try reader.close()
    try fixture.alter("INSERT INTO marks VALUES ('erasure-unfinished \(Hash.of([7]))')")
    let marks = try LedgerFile.open(at: fixture.path).marks().unfinishedErasures
    #expect(marks.count == 2)
    #expect(try writer.finishErasure())
    #expect(try LedgerFile.open(at: fixture.path).marks().isEmpty)
    try writer.close()
  }

  @Test func `says in the file itself that it is unfinished`() async throws {
    let (fixture, writer, note) = try Self.noted()
    let reader = try LedgerFile.open(at: fixture.path)
    try Self.erase(note.event, in: fixture, by: writer)
    let report = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      [catalogue = fixture.catalogue] in try await Verifier.verify($0, catalogue: catalogue)
    }
    #expect(report[.file].findings?.first.map(\.rule) == ["erasure-unfinished"])
    try reader.close()
    #expect(try writer.finishErasure())
    try writer.close()
  }

  @Test func `brings nothing back when the event is sent again with its value`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    var sent: Submission?
    let note = try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
      let submission = try fixture.submission(
        ToyDomain.noteWritten, by: Self.samarinda, subject: "64.72",
        data: ["source": .string(Self.name), "topic": "security"], in: &intake)
      sent = submission
      return try intake.take(submission)
    }.value.placed
    let event = try #require(note?.event)
    try Self.erase(event, in: fixture, by: writer)
    let again = try #require(sent)
    #expect(again.openings.count == 1)
    let outcome = try writer.commit(at: fixture.clock, signer: StoreFixture.signer) {
      try $0.take(again)
    }.value
    guard case .duplicate = outcome else {
      Issue.record("\(outcome)")
      return
    }
    try writer.close()
    #expect(try LedgerFile.open(at: fixture.path).openings(of: event).isEmpty)
    #expect(try LedgerFile.open(at: fixture.path).sealedRows(of: event).isEmpty)
  }

  @Test func `keeps every receipt of before valid`() async throws {
    let (fixture, writer, note) = try Self.noted()
    let receipt = try #require(try await writer.receipts(at: [note.index]).first)
    try Self.erase(note.event, in: fixture, by: writer)
    #expect(receipt.isValid(under: TestKey.log.verifier))
    let renewed = try #require(try await writer.receipts(at: [note.index]).first)
    #expect(renewed.entry.bytes == receipt.entry.bytes)
    #expect(renewed.isValid(under: TestKey.log.verifier))
    try writer.close()
  }
}
