import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerTestSupport
import Testing
import TransparencyLog

import LedgerStore

struct DurabilityTests {
  @Test func `syncs every commit`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let connection = try LedgerConnection(path: fixture.path, purpose: .writing)
    let settings = try connection.run { database in
      try [
        "journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete",
        "cell_size_check", "mmap_size",
      ].map { try String.fetchOne(database, sql: "PRAGMA \($0)") }
    }
    #expect(settings == ["wal", "2", "1", "0", "1", "1", "0"])
  }

  @Test(arguments: [LedgerConnection.Purpose.writing, .reading, .immutable, .privateCopy])
  func `lets no statement get at the schema or turn off the journal`(
    purpose: LedgerConnection.Purpose
  ) throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let connection = try LedgerConnection(path: fixture.path, purpose: purpose)
    for pragma in ["writable_schema = ON", "journal_mode = OFF"] {
      _ = try? connection.run { try $0.execute(sql: "PRAGMA \(pragma)") }
    }
    if purpose == .writing {
      let mode = try connection.run { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
      #expect(mode == "wal")
    }
    #expect(throws: LedgerError.self) {
      try connection.run { try $0.execute(sql: "UPDATE sqlite_schema SET sql = sql") }
    }
    try connection.close()
  }

  @Test func `loses nothing that was acknowledged when it is killed`() async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    // The child appends and acknowledges until it is killed, in the middle of whatever it does.
    let acknowledged = fixture.folder.appending(path: "acknowledged").path()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = fixture.path as String, acknowledged = acknowledged as String] in
      try appendUntilKilled(path: path, acknowledged: acknowledged)
    }
    let seen = try String(contentsOfFile: acknowledged, encoding: .utf8).split(separator: "\n")
    #expect(seen.count > 3)

    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    let size = try writer.newest().checkpoint.treeHead.size
    let file = try LedgerFile.open(at: fixture.path)
    for line in seen {
      let parts = line.split(separator: " ")
      let index = try #require(UInt64(parts[0]))
      #expect(index < size)
      #expect(try file.entry(at: index).map { "\(Hash.leaf($0))" } == String(parts[1]))
    }
    // At most the one commit that was under way is there beyond what was acknowledged.
    #expect(size <= UInt64(9 + seen.count + 1))
    // The child's clock ran ahead with each event.
    fixture.clock = file.lastReceived
    try fixture.appendCounts(0..<1, to: writer)
  }

  @Test func `waits for a program that holds a transaction, then says that the file is in use`()
    throws
  {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys(), busySeconds: 0.3)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: fixture.path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE; SELECT 1") }
    defer { try? other.inDatabase { try $0.execute(sql: "ROLLBACK") } }
    let start = ContinuousClock.now
    let error = #expect(throws: LedgerError.self) { try fixture.appendCounts(0..<1, to: writer) }
    #expect(error?.code == .inUse)
    #expect(start.duration(to: .now) > .milliseconds(250))
    #expect(LedgerConnection.busySeconds == 10)
  }

  @Test func `leaves the file as it was when the disk is full`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<10, to: writer)
    let before = try writer.newest()
    try writer.limitFile(toPages: 40)
    let error = #expect(throws: LedgerError.self) { try fixture.appendCounts(0..<900, to: writer) }
    #expect(error?.code == .diskFull)
    #expect(try writer.newest() == before)
    try writer.limitFile(toPages: 100_000)
    #expect(try fixture.appendCounts(0..<900, to: writer) == 19..<919)
  }

  @Test func `says that a file or folder cannot be written to`() async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: fixture.folder.path())
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixture.path)
    await #expect(processExitsWith: .exitCode(7)) { [path = fixture.path as String] in
      // Permissions bind nobody who is root.
      if geteuid() == 0 { seteuid(65_534) }
      do {
        _ = try LedgerWriter.open(
          at: path, catalogue: ToyDomain.catalogue(), sealing: TestSealing.keys())
      } catch let error as LedgerError where error.code == .readOnly {
        exit(7)
      }
    }
  }

  @Test func `reads a file in a folder that it may not write to`() async throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: fixture.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: fixture.folder.path())
    await #expect(processExitsWith: .exitCode(9)) { [path = fixture.path as String] in
      if geteuid() == 0 { seteuid(65_534) }
      exit(Int32(try LedgerFile.open(at: path).size))
    }
    #expect(try fixture.files == ["ledger.sqlite"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: fixture.folder.path())
  }

  @Test func `reads one state while others append`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let file = try LedgerFile.open(at: fixture.path)
    try fixture.appendCounts(0..<300, to: writer)
    #expect(try file.size == 9)
    #expect(try file.entries(from: 0, count: 1_000).count == 9)
    #expect(try file.rows(of: "regions").isEmpty)
    #expect(try file.newestCheckpoint() == file.newest.logNote)
    #expect(try LedgerFile.open(at: fixture.path).size == 309)
  }

  @Test func `brings everything into one file when it is closed`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    #expect(try fixture.files.contains("ledger.sqlite-wal"))
    try fixture.appendCounts(0..<3, to: writer)
    try writer.close()
    #expect(try fixture.files == ["ledger.sqlite"])
  }
}

extension LedgerWriter {
  /// Lets the file grow no further, as a full disk would.
  fileprivate func limitFile(toPages count: Int) throws {
    try connection.run { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
  }
}

/// Appends one event after another, writes each down once its commit has returned, and is killed
/// after half a second.
private func appendUntilKilled(path: String, acknowledged: String) throws {
  let fixture = try StoreFixture(folder: URL(filePath: path).deletingLastPathComponent())
  let writer = try LedgerWriter.open(
    at: path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
  let file = open(acknowledged, O_WRONLY | O_CREAT | O_APPEND, 0o600)
  Thread.detachNewThread {
    Thread.sleep(forTimeInterval: 0.5)
    kill(getpid(), SIGKILL)
  }
  for count in 0... as PartialRangeFrom<Int64> {
    let commit = try fixture.append(
      ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
      data: ["count": .integer(count), "item": "ink"], to: writer)
    guard let placed = commit.value.placed else { exit(1) }
    let line = Array("\(placed.index) \(placed.leafHash)\n".utf8)
    write(file, line, line.count)
  }
}
