import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import Testing

struct AppendOnlyTests {
  @Test(arguments: [
    ("entries", "position, entry"), ("checkpoints", "size, note"),
    ("cosignatures", "size, witness, line"), ("tiles", "level, number, hashes"),
    ("sealed_values", "event, pointer, box"),
    ("evidence", "number, note, event, signature"),
  ])
  func `refuses to change, remove or replace what is recorded`(
    table: String, columns: String
  ) throws {
    let fixture = try Self.fixture()
    let queue = try DatabaseQueue(path: fixture.path)
    let before = try Self.rows(table, queue)
    #expect(!before.isEmpty)
    let last = try #require(columns.split(separator: ", ").last)
    for statement in [
      "UPDATE \(table) SET \(last) = \(last)",
      "DELETE FROM \(table)",
      "INSERT OR REPLACE INTO \(table) SELECT \(columns) FROM \(table)",
      "REPLACE INTO \(table) SELECT \(columns) FROM \(table) LIMIT 1",
      "INSERT INTO \(table) SELECT \(columns) FROM \(table) WHERE true ON CONFLICT DO UPDATE "
        + "SET \(last) = excluded.\(last)",
    ] {
      let error = #expect(throws: DatabaseError.self, "\(statement)") {
        try queue.write { try $0.execute(sql: statement) }
      }
      #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(statement)")
    }
    #expect(try Self.rows(table, queue) == before)
  }

  @Test(arguments: [-1, 0, 5, 400])
  func `numbers entries without gaps`(position: Int) throws {
    let fixture = try Self.fixture()
    let queue = try DatabaseQueue(path: fixture.path)
    #expect(throws: DatabaseError.self) {
      try queue.write {
        try $0.execute(
          sql: "INSERT INTO entries (position, entry) VALUES (?, 'x')", arguments: [position])
      }
    }
  }

  private static func rows(_ table: String, _ queue: DatabaseQueue) throws -> [Row] {
    try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }
  }

  /// A ledger with a row in every table.
  private static func fixture() throws -> StoreFixture {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.append(
      ToyDomain.noteWritten, by: TestKey("64.72"), subject: "64.72",
      data: ["text": "Aman.", "topic": "security"], to: writer)
    try fixture.appendCounts(0..<250, to: writer)
    try writer.close()
    try DatabaseQueue(path: fixture.path).write {
      try $0.execute(sql: "INSERT INTO cosignatures VALUES (9, 'witness', 'line')")
      try $0.execute(sql: "INSERT INTO evidence VALUES (1, 'note', 'event', 'signature')")
    }
    return fixture
  }
}
