import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import Testing

/// Files that are no ledgers, and ledgers that something happened to.
struct RefusalTests {
  @Test(arguments: ["", "hello", "SQLite format 3\0", String(repeating: "x", count: 9000)])
  func `tells a file that is not a ledger`(content: String) throws {
    let fixture = try StoreFixture()
    try content.write(toFile: fixture.path, atomically: false, encoding: .utf8)
    for purpose in Self.openings {
      let error = #expect(throws: LedgerError.self) { try purpose(fixture) }
      #expect(error?.code == .notALedger)
    }
    #expect(try fixture.files == ["ledger.sqlite"])
  }

  @Test func `tells a missing file and a folder`() throws {
    let fixture = try StoreFixture()
    #expect(Self.code { try LedgerFile.open(at: fixture.path) } == .notFound)
    #expect(Self.code { try LedgerFile.open(at: fixture.folder.path()) } == .notALedger)
    #expect(try fixture.files.isEmpty)
  }

  @Test func `tells another program's database`() throws {
    let fixture = try StoreFixture()
    try DatabaseQueue(path: fixture.path).write { try $0.execute(sql: "CREATE TABLE t (a)") }
    #expect(Self.code { try LedgerFile.open(at: fixture.path) } == .notALedger)
  }

  @Test func `tells a file of a newer program`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    try fixture.alter("PRAGMA user_version = 3")
    #expect(Self.code { try LedgerFile.open(at: fixture.path) } == .newerFormat)
  }

  @Test func `tells a file of the format before the first release`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    try fixture.alter("PRAGMA user_version = 1")
    for opening in Self.openings {
      let error = #expect(throws: LedgerError.self) { try opening(fixture) }
      #expect(error?.code == .notALedger)
      #expect(error?.message.english.contains("file format 1") == true)
    }
  }

  @Test(arguments: [100, 5_000, 20_000, 60_000])
  func `does not open a file that was cut`(byteCount: Int) throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<300, to: writer)
    try writer.close()
    let file = try Data(contentsOf: URL(filePath: fixture.path))
    try file.prefix(byteCount).write(to: URL(filePath: fixture.path))
    for opening in Self.openings {
      let error = #expect(throws: LedgerError.self) { try opening(fixture) }
      #expect([.corrupt, .notALedger].contains(error?.code))
    }
  }

  /// What opening a ledger finds without reading it whole.
  @Test(arguments: [
    "DELETE FROM checkpoints",
    "DELETE FROM checkpoints WHERE size = (SELECT max(size) FROM checkpoints)",
    "UPDATE checkpoints SET note = replace(note, 'ledger.test', 'ledger.tesu')",
    "DELETE FROM entries WHERE position = (SELECT max(position) FROM entries)",
    "UPDATE entries SET entry = replace(entry, 'ballot_box', 'ballot_bux') WHERE position = 300",
    "UPDATE entries SET entry = replace(entry, 'ballot_box', 'ballot_bux') WHERE position = 200",
    "UPDATE entries SET entry = 'x' WHERE position = 0",
    "DELETE FROM tiles",
    "UPDATE tiles SET hashes = zeroblob(8192)",
    "UPDATE tiles SET hashes = x'00'",
    "UPDATE entries SET entry = x'' || entry WHERE position = 0; DELETE FROM entries",
  ])
  func `does not open a ledger whose parts do not fit together`(change: String) throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<300, to: writer)
    try writer.close()
    try fixture.alter(change)
    for opening in Self.openings {
      let error = #expect(throws: LedgerError.self) { try opening(fixture) }
      #expect(error?.code == .corrupt)
    }
  }

  /// What would take part in every append, were it let.
  @Test(arguments: [
    "CREATE TRIGGER extra AFTER INSERT ON entries BEGIN DELETE FROM sealed_values; END",
    "DROP TRIGGER entries_refuse_delete", "CREATE TABLE extra (a)",
    "CREATE INDEX extra ON entries (entry)",
    "DROP TABLE event_positions; CREATE TABLE event_positions (hash PRIMARY KEY, position)",
    "CREATE TRIGGER extra INSTEAD OF INSERT ON regions BEGIN SELECT 1; END",
  ])
  func `does not append to a file with objects that no ledger has`(change: String) throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: change) }
    try queue.close()
    #expect(
      Self.code {
        try LedgerWriter.open(
          at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
      }
        == .corrupt)
  }

  @Test func `appends whatever views there are, which nothing is written through`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "DROP VIEW regions; CREATE VIEW mine AS SELECT 1")
    }
    try queue.close()
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    #expect(try fixture.appendCounts(0..<1, to: writer) == 9..<10)
    try writer.close()
  }

  @Test func `says that a state row is damaged instead of going on without it`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    try fixture.alter("UPDATE projection_rows SET value = '{}' WHERE projection = 'keys'")
    #expect(
      Self.code {
        try LedgerWriter.open(
          at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
      }
        == .corrupt)
  }

  @Test func `never creates over a file`() throws {
    let fixture = try StoreFixture()
    try "mine".write(toFile: fixture.path, atomically: false, encoding: .utf8)
    #expect(Self.code { try fixture.create() } == .exists)
    #expect(try String(contentsOfFile: fixture.path, encoding: .utf8) == "mine")
    #expect(try fixture.files == ["ledger.sqlite"])
  }

  @Test func `leaves nothing behind when creating fails`() throws {
    let fixture = try StoreFixture()
    struct Cancelled: Error {}
    #expect(throws: Cancelled.self) {
      try LedgerWriter.create(
        at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys(),
        clock: fixture.clock,
        signer: StoreFixture.signer
      ) { intake in
        for submission in try StoreFixture.openingSubmissions() { _ = try intake.take(submission) }
        throw Cancelled()
      }
    }
    #expect(try fixture.files.isEmpty)
  }

  @Test func `creates no ledger without a first event`() throws {
    let fixture = try StoreFixture()
    #expect(
      Self.code {
        try LedgerWriter.create(
          at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys(),
          clock: fixture.clock,
          signer: StoreFixture.signer, submissions: [])
      } == .notTaken)
    #expect(try fixture.files.isEmpty)
  }

  private static let openings: [@Sendable (StoreFixture) throws -> Void] = [
    { _ = try LedgerFile.open(at: $0.path) },
    {
      _ = try LedgerWriter.open(at: $0.path, catalogue: $0.catalogue, sealing: TestSealing.keys())
    },
  ]

  private static func code<Value>(_ body: () throws -> Value) -> LedgerError.Code? {
    do { _ = try body() } catch { return (error as? LedgerError)?.code }
    return nil
  }
}
