import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerTestSupport
import Testing
import TransparencyLog

import LedgerStore

struct VerificationCopyTests {
  @Test func `reads a file at rest in place and leaves no trace`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<300, to: writer)
    try writer.close()
    let before = try fixture.listing
    let size = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) { copy in
      // A URI is honoured, or the file would not have been found under that name.
      #expect(try copy.mainFile.hasSuffix("ledger.sqlite"))
      #expect(try fixture.files == ["ledger.sqlite"])
      return try copy.size
    }
    #expect(size == 309)
    #expect(try fixture.listing == before)
  }

  @Test func `reads what only the write-ahead log holds from a private copy`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    let before = try fixture.listing
    let place = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      copy in
      #expect(try copy.size == 12)
      #expect(try copy.structure().isEmpty)
      let folder = URL(filePath: try copy.mainFile).deletingLastPathComponent().path()
      let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
      #expect(mode as? Int == 0o700)
      return folder
    }
    #expect(!FileManager.default.fileExists(atPath: place))
    #expect(try fixture.listing == before)
    try fixture.appendCounts(3..<4, to: writer)
  }

  @Test func `says that a file that changes under it is in use`() async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    var runs = 0
    let error = await #expect(throws: LedgerError.self) {
      try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) { _ in
        runs += 1
        let writer = try LedgerWriter.open(
          at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
        try fixture.appendCounts(0..<1, to: writer)
        try writer.close()
      }
    }
    #expect(error?.code == .inUse)
    #expect(runs == 3)
  }

  @Test(arguments: ["%41 b", "a?immutable=0#c", "é+&"])
  func `reads a file whatever its folder is called`(name: String) async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let folder = fixture.folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let path = folder.appending(path: "x.sqlite").path(percentEncoded: false)
    try FileManager.default.moveItem(atPath: fixture.path, toPath: path)
    let size = try await VerificationCopy.read(path, catalogue: fixture.catalogue) { try $0.size }
    #expect(size == 9)
  }

  @Test(arguments: [1, 2, 7, 512])
  func `hands out every row of every table, page by page`(count: Int) async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.append(
      ToyDomain.noteWritten, by: TestKey("64.72"), subject: "64.72",
      data: ["text": "Aman.", "topic": "security"], to: writer)
    try fixture.appendCounts(0..<300, to: writer)
    try writer.close()
    try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) { copy in
      func all<Row>(_ read: (Row?, Int) throws -> [Row]) throws -> [Row] {
        var rows: [Row] = []
        while case let page = try read(rows.last, count), !page.isEmpty { rows += page }
        return rows
      }
      #expect(try all(copy.entryRows).map(\.position) == Array(0..<310))
      #expect(try all(copy.checkpointRows).map(\.size) == [9, 10, 310])
      #expect(try all(copy.tileRows).map(\.hashes.count) == [8_192])
      #expect(try all(copy.cosignatureRows).isEmpty)
      #expect(try all(copy.sealedRows).count == 1)
      #expect(try all(copy.indexRows).count == 310)
      #expect(try copy.indexRowCount() == 310)
      #expect(try copy.sealedValueCount() == 1)
      let keys = try all { try copy.projectionRows(of: "keys", after: $0, count: $1) }
      #expect(keys.map(\.key.count) == Array(repeating: 16, count: 8))
    }
  }

  /// What somebody may do to the file's objects, and what is told about it.
  @Test(arguments: [
    ("DROP TRIGGER entries_refuse_update", "trigger entries_refuse_update"),
    ("CREATE TABLE extra (a)", "table extra"),
    ("CREATE INDEX extra ON entries (entry)", "index extra"),
    ("CREATE VIEW extra AS SELECT 1", "view extra"),
    ("DROP VIEW regions", "view regions"),
    ("DROP VIEW regions; CREATE VIEW regions AS SELECT 'x' AS key", "view regions"),
    (
      "DROP TABLE cosignatures; CREATE TABLE cosignatures (size, witness, line)",
      "table cosignatures"
    ),
    ("CREATE TRIGGER extra AFTER INSERT ON entries BEGIN DELETE FROM tiles; END", "trigger extra"),
  ])
  func `tells what is missing, altered or too much`(change: String, place: String) async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let queue = try DatabaseQueue(path: fixture.path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: change) }
    try queue.close()
    let findings = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      try $0.structure()
    }
    #expect(findings.map(\.place).contains(.object(place)))
    #expect(findings.allSatisfy { $0.rule == Finding.Rule.structure })
  }

  @Test func `lets no file do without the table of its sealed values`() async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let queue = try DatabaseQueue(path: fixture.path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "DROP TABLE sealed_values") }
    try queue.close()
    try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) { copy in
      let findings = try copy.structure()
      #expect(findings.map(\.place).contains(.object("table sealed_values")))
      #expect(try copy.sealedValueCount() == nil)
    }
  }

  @Test func `tells damaged pages`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<300, to: writer)
    try writer.close()
    var file = try Data(contentsOf: URL(filePath: fixture.path))
    let page = 16 * 16_384
    file.replaceSubrange(page..<page + 64, with: Data(repeating: 0xFF, count: 64))
    try file.write(to: URL(filePath: fixture.path))
    let findings = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      try $0.structure()
    }
    #expect(!findings.isEmpty)
  }
}

extension VerificationCopy {
  /// The file that SQLite has open.
  fileprivate var mainFile: String {
    get throws {
      try connection.run { database in
        try Row.fetchOne(database, sql: "PRAGMA database_list")?["file"] ?? ""
      }
    }
  }
}

extension StoreFixture {
  /// Every file of the folder with its size, times and content.
  fileprivate var listing: [String] {
    get throws {
      try files.map { name in
        let url = folder.appending(path: name)
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path())
        let content = name.hasSuffix("-shm") ? "" : "\(Hash.of(Array(try Data(contentsOf: url))))"
        return "\(name) \(attributes[.modificationDate] ?? "") \(content)"
      }
    }
  }
}
