import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import Testing

/// What somebody with an SQLite tool can do to a file, each found by its own rule.
@Suite struct TamperedFileTests {
  private func report(
    _ change: (StoreFixture) throws -> Void
  ) async throws -> VerificationReport {
    let fixture = try StoreFixture()
    _ = try fixture.fileToAlter(counts: 290)
    try change(fixture)
    return try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      try await Verifier.verify($0, catalogue: fixture.catalogue)
    }
  }

  @Test func `holds on everything of an untouched file`() async throws {
    let report = try await report { _ in }
    for part in VerificationPart.allCases { #expect(report[part].findings == nil, "\(part)") }
    #expect(report.size == 310)
    #expect(report.confirmations.anchored != nil)
  }

  /// What is done to the file behind its triggers' backs, and what tells.
  @Test(arguments: [
    ("DELETE FROM entries WHERE position = 12", VerificationPart.history, "entry-missing"),
    ("DELETE FROM entries WHERE position >= 300", .history, "checkpoint-newest"),
    (
      """
      UPDATE entries SET entry = (SELECT entry FROM entries WHERE position = 13) WHERE position = 12
      """, .completeness, "number-gap"
    ),
    (
      "UPDATE entries SET entry = replace(entry, 'ballot_box', 'ballot_bin') WHERE position = 30",
      .authorship, "bad-signature"
    ),
    ("UPDATE entries SET entry = entry || ' ' WHERE position = 30", .authorship, "entry-form"),
    ("DELETE FROM checkpoints WHERE size = 310", .history, "checkpoint-newest"),
    ("UPDATE checkpoints SET size = 20 WHERE size = 19", .history, "checkpoint-size"),
    (
      """
      DELETE FROM entries WHERE position = 12;
      UPDATE checkpoints SET note = 'nothing' WHERE size = 19
      """, .commonHistory, "checkpoint-unknown"
    ),
    ("DELETE FROM tiles", .history, "tile-missing"),
    ("UPDATE tiles SET hashes = zeroblob(8192)", .history, "tile-mismatch"),
    ("INSERT INTO tiles VALUES (1, 0, zeroblob(8192))", .history, "tile-surplus"),
    (
      "INSERT INTO cosignatures VALUES (310, 'nobody', 'nothing')", .commonHistory,
      "cosignature-form"
    ),
    (
      "DELETE FROM event_positions WHERE position = 17", .state, "index-row"
    ),
    ("INSERT INTO event_positions VALUES (zeroblob(32), 3)", .state, "index-surplus"),
    (
      """
      UPDATE projection_rows SET value = replace(value, '"stock":', '"stock":1')
      WHERE projection = 'regions'
      """, .state, "projection-row"
    ),
    ("DELETE FROM projection_rows WHERE projection = 'keys'", .state, "projection-row"),
    ("UPDATE projections SET size = 5 WHERE name = 'regions'", .state, "projection-row"),
    ("DELETE FROM projections WHERE name = 'regions'", .state, "projection-set"),
    ("UPDATE sealed_values SET box = zeroblob(291)", .sealedValues, "sealed-form"),
    (
      "DELETE FROM sealed_values WHERE event LIKE '0%' OR event > '5'", .sealedValues,
      "sealed-missing"
    ),
    (
      "INSERT INTO sealed_values SELECT event, '/data/topic', box FROM sealed_values",
      .sealedValues, "sealed-surplus"
    ),
  ])
  func `names what was done behind the triggers' backs`(
    sql: String, part: VerificationPart, rule: String
  ) async throws {
    let report = try await report { try $0.alter(sql) }
    let rules = report[part].findings?.counts.map(\.rule) ?? []
    #expect(rules.contains(rule), "\(rules)")
    #expect(report[.file] == .holds)
  }

  @Test func `does not say that sealed values hold which cannot all be read`() async throws {
    let report = try await report { try $0.breakFirstPointer(in: "sealed_values") }
    let rules = report[.file].findings?.counts.map(\.rule)
    #expect(rules == [Finding.Rule.unreadable])
    // Whether one of them is found missing depends on where the search for it comes through.
    #expect(report[.sealedValues] != .holds)
    #expect(report[.history] == .holds)
  }

  @Test func `names a trigger that was dropped, and what was done then`() async throws {
    let report = try await report { fixture in
      let queue = try DatabaseQueue(path: fixture.path)
      try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            DROP TRIGGER entries_refuse_update;
            UPDATE entries SET entry = replace(entry, 'ballot_box', 'ballot_bin')
            WHERE position = 30;
            """)
      }
      try queue.close()
    }
    #expect(
      report[.file].findings?.first.map(\.place) == [.object("trigger entries_refuse_update")])
    #expect(report[.authorship].findings?.first.first?.place == .entry(30))
  }
}

extension StoreFixture {
  /// Lets the first cell of a table's root page lie outside the page.
  fileprivate func breakFirstPointer(in table: String) throws {
    let queue = try DatabaseQueue(path: path)
    let found = try queue.read { database in
      try Int.fetchOne(
        database, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [table])
    }
    try queue.close()
    let root = try #require(found)
    let file = URL(filePath: path)
    var bytes = Array(try Data(contentsOf: file))
    let page = try #require(BTreePage(bytes, page: root - 1, pageSize: 16_384))
    bytes.replaceSubrange(page.pointers.prefix(2), with: [0xFF, 0xFF])
    try Data(bytes).write(to: file)
  }
}
