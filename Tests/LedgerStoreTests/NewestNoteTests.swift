import CanonicalJSON
import EventLedger
import Foundation
import LedgerTestSupport
import Testing
import TransparencyLog

import LedgerStore

/// That a writer knows, by what is kept beside the log key, when its file is not the newest.
struct NewestNoteTests {
  /// A log key with the record that belongs to it.
  private struct KeptSigner: LogSigning {
    let note: NewestNote
    func signer(of key: NoteVerifier) -> NoteSigner? { StoreFixture.signer.signer(of: key) }
    func newestNote(of key: NoteVerifier) -> NewestNote? { note }
  }

  private let fixture: StoreFixture
  private let note: NewestNote

  init() throws {
    fixture = try StoreFixture()
    note = NewestNote(besideKey: fixture.folder.appending(path: "log.pem").path())
    try fixture.create().close()
    fixture.logSigner = KeptSigner(note: note)
  }

  private func path(_ name: String) -> String { fixture.folder.appending(path: name).path() }

  private func count(_ counts: Range<Int64>, at path: String? = nil) throws {
    let writer = try open(path ?? fixture.path)
    defer { try? writer.close() }
    for count in counts { try self.count(count, to: writer) }
  }

  private func count(_ count: Int64, to writer: LedgerWriter) throws {
    try fixture.append(
      ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
      data: ["count": .integer(count), "item": "ink"], to: writer)
  }

  private func open(_ path: String) throws -> LedgerWriter {
    try LedgerWriter.open(at: path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
  }

  private func expectRefused(_ path: String, says words: String) throws {
    let error = #expect(throws: LedgerError.self) { try count(90..<91, at: path) }
    #expect(error?.code == .readOnly)
    #expect(error?.message.english.contains(words) == true, "\(String(describing: error))")
    // From then on it is a restored file, which nobody opens to append.
    #expect(throws: LedgerError.self) { try open(path) }
    let restored = try RestoredLedger(at: path, catalogue: fixture.catalogue)
    let own = try LedgerFile.open(at: path).newest.logNote
    #expect(throws: LedgerError.self) { try restored.show(newest: [own], kept: note) }
    try restored.close()
  }

  @Test func `takes no entries in an old copy that was put back`() throws {
    try count(0..<3)
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path("old.sqlite"))
    try count(3..<5)
    rename(path("old.sqlite"), fixture.path)
    try expectRefused(fixture.path, says: "signed 14 entries, this history has 12")
  }

  @Test(arguments: ["removed", "hard link"])
  func `takes no entries without the log of a writer that was killed`(how: String) throws {
    let writer = try open(fixture.path)
    for number in 0..<3 as Range<Int64> { try count(number, to: writer) }
    // What a kill leaves: the file and its log, apart.
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path("killed.sqlite"))
    try FileManager.default.copyItem(
      atPath: fixture.path + "-wal", toPath: path("killed.sqlite-wal"))
    try writer.close()
    var found = path("killed.sqlite")
    if how == "removed" {
      unlink(path("killed.sqlite-wal"))
    } else {
      found = path("linked.sqlite")
      #expect(link(path("killed.sqlite"), found) == 0)
    }
    try expectRefused(found, says: "signed 12 entries, this history has 9")
  }

  @Test func `takes no entries in another history of the same key`() throws {
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path("other.sqlite"))
    try count(0..<3)
    fixture.logSigner = StoreFixture.signer
    try count(10..<15, at: path("other.sqlite"))
    fixture.logSigner = KeptSigner(note: note)
    let error = #expect(throws: LedgerError.self) { try count(15..<16, at: path("other.sqlite")) }
    #expect(error?.message.english.contains("at size 12") == true)
  }

  @Test func `goes on when the record is behind, as after a crash, and brings it up to date`()
    throws
  {
    try count(0..<3)
    let record = try Data(contentsOf: URL(filePath: note.path))
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path("old.sqlite"))
    try count(3..<4)
    try record.write(to: URL(filePath: note.path))
    // What is asked, and takes nothing in, brings it up to date as well.
    let writer = try open(fixture.path)
    _ = try writer.commit(at: fixture.clock, signer: fixture.logSigner) { _ in }
    try writer.close()
    try expectRefused(path("old.sqlite"), says: "signed 13 entries")
    try count(4..<5)
  }

  @Test func `relies on the other slot when one is torn, and on none when both are`() throws {
    try count(0..<3)
    let whole = try Data(contentsOf: URL(filePath: note.path))
    for torn in [[0], [4_096], [0, 4_096]] {
      var bytes = whole
      for start in torn { bytes[start + 70] ^= 1 }
      try bytes.write(to: URL(filePath: note.path))
      if torn.count == 1 {
        try count(Int64(torn[0]) + 10..<Int64(torn[0]) + 11)
      } else {
        let error = #expect(throws: LedgerError.self) { try count(90..<91) }
        #expect(error?.code == .corrupt)
      }
    }
  }

  @Test func `keeps the record to its owner, two lines of a slot each`() throws {
    try count(0..<3)
    let mode = try FileManager.default.attributesOfItem(atPath: note.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let lines = try String(contentsOfFile: note.path, encoding: .utf8)
      .split(whereSeparator: { " \n\0".contains($0) })
    #expect(lines.contains("12") && lines.contains("11"))
  }

  @Test func `writes nothing where nothing can be kept`() throws {
    try FileManager.default.createDirectory(
      atPath: note.path, withIntermediateDirectories: false)
    #expect(throws: LedgerError.self) { try count(0..<1) }
    #expect(try LedgerFile.open(at: fixture.path).size == 9)
  }
}
