import EventLedger
import Foundation
import GRDB
import LedgerStore
import Testing

/// What a reader leaves in the ledger's folder.
struct NoTraceTests {
  @Test func `leaves nothing beside a file that it read`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    try writer.close()
    func read() throws -> UInt64 { try LedgerFile.open(at: fixture.path).size }
    #expect(try read() == 12)
    #expect(try fixture.files == ["ledger.sqlite"])
  }

  @Test func `leaves a writer its write-ahead log, and reads what stands in it`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    func read() throws -> UInt64 { try LedgerFile.open(at: fixture.path).size }
    #expect(try read() == 12)
    #expect(try fixture.files.contains("ledger.sqlite-wal"))
    try fixture.appendCounts(3..<4, to: writer)
    try writer.close()
    #expect(try fixture.files == ["ledger.sqlite"])
    #expect(try read() == 13)
  }

  @Test func `leaves nothing beside a file that is read-only, in a folder that is not`()
    async throws
  {
    let fixture = try StoreFixture()
    try fixture.create().close()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixture.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: fixture.folder.path())
    await #expect(processExitsWith: .exitCode(9)) { [path = fixture.path as String] in
      // Permissions bind nobody who is root.
      if geteuid() == 0 { seteuid(65_534) }
      let size = try LedgerFile.open(at: path).size
      exit(Int32(size))
    }
    #expect(try fixture.files == ["ledger.sqlite"])
  }

  @Test func `cannot write through a connection for reading`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let connection = try LedgerConnection(path: fixture.path, purpose: .reading)
    #expect(throws: LedgerError.self) {
      try connection.run { try $0.execute(sql: "DELETE FROM projections") }
    }
    try connection.close()
    #expect(try LedgerFile.open(at: fixture.path).state(under: fixture.catalogue).size == 9)
  }
}
