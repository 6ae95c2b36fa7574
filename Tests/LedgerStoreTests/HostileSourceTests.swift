import EventLedger
import Foundation
import GRDB
import LedgerTestSupport
import Testing
import TransparencyLog

import LedgerStore

/// Files whose texts would do something, in the hands of those who only wanted to copy or read them.
struct HostileSourceTests {
  private let fixture: StoreFixture
  private let victim: StoreFixture

  init() throws {
    fixture = try StoreFixture()
    victim = try StoreFixture()
    for ledger in [fixture, victim] {
      let writer = try ledger.create()
      try ledger.appendCounts(0..<20, to: writer)
      try writer.close()
    }
  }

  private func path(_ name: String) -> String { fixture.folder.appending(path: name).path() }

  /// What follows a text's first statement, if it were run.
  private var harm: String {
    """
    ; ATTACH '\(victim.path)' AS r; DROP TRIGGER r.entries_refuse_delete;
    DELETE FROM r.entries WHERE position > 3
    """
  }

  /// Writes into the list of the file's objects, as whoever holds the file can.
  private func alterSchema(_ sql: String) throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA writable_schema = ON")
      try database.execute(sql: sql)
    }
    try queue.close()
  }

  private func copy() async throws -> [LedgerBackup.Outcome] {
    let backup = LedgerBackup(of: fixture.path, catalogue: fixture.catalogue)
    return [
      try await backup.write(to: path("copy.sqlite")),
      try await backup.write(to: path("restored.sqlite")),
    ]
  }

  private func expectVictimWhole() async throws {
    let report = try await VerificationCopy.read(victim.path, catalogue: victim.catalogue) {
      [catalogue = victim.catalogue] in try await Verifier.verify($0, catalogue: catalogue)
    }
    #expect(report.size == 29)
    #expect(!report.hasFindings)
  }

  @Test(arguments: ["view", "trigger"])
  func `runs nothing that stands in the text of an object of the source`(type: String) async throws
  {
    let name = type == "view" ? "regions" : "extra"
    if type == "trigger" {
      try fixture.alter(
        "CREATE TRIGGER extra AFTER INSERT ON entries BEGIN DELETE FROM tiles; END")
    }
    try alterSchema(
      """
      UPDATE sqlite_schema SET sql = sql || '\(harm.replacing("'", with: "''"))'
      WHERE type = '\(type)' AND name = '\(name)'
      """)
    for outcome in try await copy() {
      guard case .made(let report) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(report.size == 29)
    }
    try await expectVictimWhole()
    // The copy's views are our own.
    let queue = try DatabaseQueue(path: path("copy.sqlite"))
    let views = try await queue.read { database in
      try String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'view'")
    }
    #expect(views.count > 5)
    #expect(views.allSatisfy { !$0.contains("ATTACH") })
    try queue.close()
  }

  /// A second row of a name is passed over by SQLite, and hides a b-tree of its own.
  @Test(arguments: ["CREATE TABLE", "CREATE TRIGGER"])
  func `finds a second object of the same name`(text: String) async throws {
    let name = text == "CREATE TABLE" ? "entries" : "entries_refuse_update"
    try fixture.alter("CREATE TABLE hidden (a)")
    try alterSchema(
      """
      INSERT INTO sqlite_schema
      SELECT type, name, tbl_name,
        iif(type = 'table', (SELECT rootpage FROM sqlite_schema WHERE name = 'hidden'), 0),
        replace(sql, '\(text)', '\(text) IF NOT EXISTS')
      FROM sqlite_schema WHERE name = '\(name)';
      DELETE FROM sqlite_schema WHERE name = 'hidden'
      """)
    let findings = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      try $0.structure()
    }
    #expect(findings.contains { $0.rule == Finding.Rule.structure && "\($0.place)".contains(name) })
    let error = await #expect(throws: LedgerError.self) { _ = try await copy() }
    #expect(error?.code == .corrupt)
    #expect(throws: LedgerError.self) { try LedgerFile.open(at: fixture.path) }
    #expect(throws: LedgerError.self) {
      try LedgerWriter.open(
        at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    }
  }

  @Test func `reads no rows through a view that stands in a table's place`() async throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try await queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          ALTER TABLE cosignatures RENAME TO hidden;
          CREATE VIEW cosignatures AS SELECT * FROM hidden
          """)
    }
    try queue.close()
    let error = await #expect(throws: LedgerError.self) { _ = try await copy() }
    #expect(error?.code == .corrupt)
    try await expectVictimWhole()
  }

  @Test(arguments: [LedgerConnection.Purpose.writing, .reading, .immutable, .privateCopy])
  func `lets no statement do what a ledger never needs`(purpose: LedgerConnection.Purpose) throws {
    let connection = try LedgerConnection(path: fixture.path, purpose: purpose)
    for statement in [
      "ATTACH '\(victim.path)' AS other", "SELECT load_extension('x')",
      "CREATE VIRTUAL TABLE extra USING fts5 (a)", "CREATE TEMP TABLE extra (a)",
      "PRAGMA writable_schema = ON", "PRAGMA temp_store_directory = '/'", "ANALYZE",
      "SELECT randomblob(10)",
    ] {
      #expect(throws: LedgerError.self, "\(statement)") {
        try connection.run { try $0.execute(sql: statement) }
      }
    }
    if purpose != .writing {
      #expect(throws: LedgerError.self) {
        try connection.run { try Row.fetchAll($0, sql: "SELECT * FROM regions") }
      }
    }
    try connection.close()
  }
}
