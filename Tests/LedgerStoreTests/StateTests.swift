import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

struct StateTests {
  @Test func `stores the state that a replay from zero gives, root by root`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    for round in 0..<4 as Range<Int64> {
      try fixture.appendCounts(round..<round + 3, to: writer)
      try fixture.append(
        ToyDomain.noteWritten, by: TestKey("64.71"), subject: "64.71",
        data: ["text": "Aman.", "topic": "security"], to: writer)
      // Out of its scope: set aside.
      try fixture.append(
        ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.72",
        data: ["count": 7, "item": "ink"], to: writer)
    }
    try writer.close()
    try await Self.expectStoredState(of: fixture, rows: ["regions": 2, "set_aside": 4, "keys": 8])
  }

  @Test func `goes on from stored rows as from its own memory`() async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    for round in 0..<5 as Range<Int64> {
      let writer = try LedgerWriter.open(
        at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
      try fixture.appendCounts(round..<round + 2, to: writer)
      try writer.close()
    }
    try await Self.expectStoredState(of: fixture, rows: ["regions": 1, "set_aside": 0])
  }

  @Test func `folds anew when a revocation reaches back`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let stolen = try fixture.appendCounts(0..<5, to: writer)
    try fixture.append(
      ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.71",
      data: ["count": 7, "item": "ink"], to: writer)
    let revoked = try fixture.append(
      LedgerType.keyRevoked, by: TestKey(registrar: 1), subject: "64",
      data: [
        "key": .string("\(TestKey("64.72").fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(stolen.lowerBound + 2)),
      ], to: writer)
    #expect(revoked.value.placed?.standing == .stands)
    try fixture.append(
      ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.71",
      data: ["count": 1, "item": "ink"], to: writer)
    try writer.close()
    try await Self.expectStoredState(of: fixture, rows: ["regions": 2, "set_aside": 3])

    let again = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.append(
      ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.71",
      data: ["count": 2, "item": "ink"], to: again)
    try again.close()
    try await Self.expectStoredState(of: fixture, rows: ["regions": 2, "set_aside": 3])
  }

  @Test func `remembers what was released when it goes on from stored rows`() async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let stolen = try fixture.appendCounts(0..<5, to: writer)
    try fixture.append(
      LedgerType.keyRevoked, by: TestKey(registrar: 1), subject: "64",
      data: [
        "key": .string("\(TestKey("64.72").fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(stolen.lowerBound)),
      ], to: writer)
    try writer.close()
    let bytes = try #require(
      try LedgerFile.open(at: fixture.path).entry(at: stolen.lowerBound + 1))
    let again = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.append(
      LedgerType.eventReleased, by: TestKey(registrar: 1), subject: "64",
      data: [
        "event": .string("\(try Entry(bytes).event.hash)"), "reason": "confirmed_by_author",
      ], to: again)
    try again.close()
    try await Self.expectStoredState(
      of: fixture, rows: ["regions": 1, "set_aside": 4, "releases": 1])

    let third = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.append(
      ToyDomain.stockCounted, by: TestKey("64.71"), subject: "64.71",
      data: ["count": 2, "item": "ink"], to: third)
    try third.close()
    try await Self.expectStoredState(
      of: fixture, rows: ["regions": 2, "set_aside": 4, "releases": 1])
  }

  @Test func `makes projections of another version anew when it is opened to append`() async throws
  {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    try writer.close()
    try fixture.alter(
      "UPDATE projections SET version = 9 WHERE name = 'regions';"
        + "UPDATE projection_rows SET value = '{}' WHERE projection = 'regions'")
    #expect(throws: LedgerError.self) {
      try LedgerFile.open(at: fixture.path).state(under: fixture.catalogue)
    }
    let again = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.appendCounts(3..<4, to: again)
    try again.close()
    try await Self.expectStoredState(of: fixture, rows: ["regions": 1])
  }

  @Test func `refuses to fold anew what does not hash to the checkpoint`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<600, to: writer)
    try writer.close()
    // Entry 20 is not among those that opening a file reads.
    try fixture.alter(
      "UPDATE projections SET version = 9;"
        + "UPDATE entries SET entry = replace(entry, '64.72', '64.79') WHERE position = 20")
    #expect(try LedgerFile.open(at: fixture.path).size == 609)
    let error = #expect(throws: LedgerError.self) {
      try LedgerWriter.open(
        at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    }
    #expect(error?.code == .corrupt)
  }

  @Test func `shows a projection as a view with its members as columns`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(3..<6, to: writer)
    try writer.close()
    let rows = try fixture.query("SELECT key, notes, stock, entries, newest FROM regions")
    #expect(rows == [["64.72", "0", "12", "3", "11"]])
    #expect(try fixture.query("SELECT role FROM keys WHERE desk = '64.72'") == [["desk"]])
  }

  /// Compares every stored projection with the replay, and some with a number of rows.
  private static func expectStoredState(
    of fixture: StoreFixture, rows: [String: Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let file = try LedgerFile.open(at: fixture.path)
    let state = try await Replay(of: file, catalogue: fixture.catalogue).state(at: file.size)
    for table in state.tables {
      let stored = try file.rows(of: table.definition.name)
      #expect(
        StateRoot.root(of: stored) == StateRoot.root(of: table.loadedRows()),
        "\(table.definition.name)", sourceLocation: sourceLocation)
      if let count = rows[table.definition.name] {
        #expect(stored.count == count, "\(table.definition.name)", sourceLocation: sourceLocation)
      }
    }
    let stamps = try #require(try file.storedProjections())
    #expect(stamps.allSatisfy { UInt64($0.size) == state.size }, sourceLocation: sourceLocation)
    #expect(stamps.count == state.tables.count, sourceLocation: sourceLocation)
  }
}

extension StoreFixture {
  /// What a query of the file gives, as text.
  func query(_ sql: String) throws -> [[String]] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map { "\($0)".trimmingCharacters(in: ["\""]) }
      }
    }
  }
}
