import EventLedger
import Foundation
import GRDB
import LedgerTestSupport
import Testing
import TransparencyLog

import LedgerStore

/// That a ledger's file has one writer, by whatever name it is found, and that the writer knows when it
/// was not alone.
struct OneWriterTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  private func path(_ name: String) -> String { fixture.folder.appending(path: name).path() }

  private func open(_ path: String, seconds: Double = 0.2) throws -> LedgerWriter {
    try LedgerWriter.open(
      at: path, catalogue: fixture.catalogue, sealing: TestSealing.keys(), busySeconds: seconds)
  }

  @Test(arguments: ["ledger.sqlite", "hard.sqlite", "soft.sqlite"])
  func `lets in no second writer by any name, and says who has the file`(name: String) throws {
    let writer = try fixture.create()
    if name == "hard.sqlite" { #expect(link(fixture.path, path(name)) == 0) }
    if name == "soft.sqlite" { #expect(symlink(fixture.path, path(name)) == 0) }
    let error = #expect(throws: LedgerError.self) { try open(path(name)) }
    #expect(error?.code == .inUse)
    let said = error?.message.english ?? ""
    #expect(said.contains("process \(getpid())"), "\(said)")
    #expect(LedgerConnection.busySeconds == 10)
    // What was turned away has harmed nobody.
    try fixture.appendCounts(0..<3, to: writer)
    try writer.close()
    let next = try open(path(name))
    #expect(try fixture.appendCounts(3..<4, to: next) == 12..<13)
    try next.close()
  }

  @Test func `lets the next writer in when the first has closed or is gone`() throws {
    var writer: LedgerWriter? = try fixture.create()
    try fixture.appendCounts(0..<3, to: #require(writer))
    writer = nil
    let next = try open(fixture.path)
    #expect(try next.newest().checkpoint.treeHead.size == 12)
    try next.close()
  }

  @Test func `does not hand the file on to a child`() throws {
    let writer = try fixture.create()
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sleep")
    child.arguments = ["20"]
    try child.run()
    defer { child.terminate() }
    try writer.close()
    try open(fixture.path).close()
    #expect(child.isRunning)
  }

  @Test func `writes to the file that has the name when it is let in`() async throws {
    let writer = try fixture.create()
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path("other.sqlite"))
    let waiting = sizeOnceLetIn()
    try await Task.sleep(for: .milliseconds(300))
    try fixture.appendCounts(0..<3, to: writer)
    try writer.close()
    #expect(try await waiting.value == 12)
  }

  @Test func `finds the file anew that was renamed away while it waited`() async throws {
    let writer = try fixture.create()
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path("other.sqlite"))
    try fixture.appendCounts(0..<3, to: writer)
    let waiting = sizeOnceLetIn()
    try await Task.sleep(for: .milliseconds(300))
    #expect(link(fixture.path, path("away.sqlite")) == 0)
    for suffix in ["-wal", "-shm"] {
      rename(fixture.path + suffix, path("away.sqlite") + suffix)
    }
    // The name is never free: whoever comes late finds the other file.
    rename(path("other.sqlite"), fixture.path)
    try writer.close()
    #expect(try await waiting.value == 9)
  }

  @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal"])
  func `answers nothing once its file or log was replaced`(name: String) throws {
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    rename(path(name), path("away"))
    if name == "ledger.sqlite" {
      try FileManager.default.copyItem(atPath: path("away"), toPath: path(name))
    }
    let error = #expect(throws: LedgerError.self) { try fixture.appendCounts(3..<4, to: writer) }
    #expect(error?.code == .storage)
    try? writer.close()
  }

  @Test func `goes on beside a foreign program that opens and closes the file`() async throws {
    let writer = try fixture.create()
    for count in 0..<5 as Range<Int64> {
      let shell = Process()
      shell.executableURL = URL(filePath: "/usr/bin/sqlite3")
      shell.arguments = [fixture.path, "SELECT count(*) FROM entries"]
      shell.standardOutput = FileHandle.nullDevice
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0)
      // A reader that goes beneath SQLite, in this very process.
      let size = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
        try $0.size
      }
      #expect(size == UInt64(9 + count))
      try fixture.appendCounts(count..<count + 1, to: writer)
      #expect(try fixture.files.contains("ledger.sqlite-wal"))
    }
    try writer.close()
    #expect(try LedgerFile.open(at: fixture.path).size == 14)
  }

  @Test(arguments: [
    "INSERT INTO marks VALUES ('copy 3')", "UPDATE projections SET size = 3",
    "CREATE TRIGGER extra AFTER INSERT ON entries BEGIN DELETE FROM tiles; END",
  ])
  func `ends when another program wrote in spite of the lock`(sql: String) throws {
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    try fixture.alter(sql)
    for _ in 0..<2 {
      #expect(throws: LedgerError.self) { try fixture.appendCounts(3..<4, to: writer) }
    }
    try writer.close()
    #expect(try LedgerFile.open(at: fixture.path).size == 12)
  }

  @Test func `appends although statistics were made of the file`() throws {
    let writer = try fixture.create()
    try fixture.appendCounts(0..<3, to: writer)
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "ANALYZE") }
    try queue.close()
    try fixture.appendCounts(3..<4, to: writer)
    try writer.close()
    try open(fixture.path).close()
  }

  @Test func `appends while a reader holds on to an earlier state`() throws {
    let writer = try fixture.create()
    let reader = try LedgerFile.open(at: fixture.path)
    for count in 0..<20 as Range<Int64> { try fixture.appendCounts(count..<count + 1, to: writer) }
    #expect(try reader.size == 9)
    try writer.close()
    try reader.close()
    #expect(try LedgerFile.open(at: fixture.path).size == 29)
  }
}

extension OneWriterTests {
  /// Waits to be let in as a writer, and gives the size of what it finds.
  ///
  /// It waits on a thread of its own: a task that waits for a lock holds one of the few threads on
  /// which the test itself would go on.
  private func sizeOnceLetIn() -> Task<UInt64, any Error> {
    Task { [path = fixture.path, catalogue = fixture.catalogue] in
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          let size = Result {
            let writer = try LedgerWriter.open(
              at: path, catalogue: catalogue, sealing: TestSealing.keys(), busySeconds: 20)
            defer { try? writer.close() }
            return try writer.newest().checkpoint.treeHead.size
          }
          continuation.resume(with: size)
        }
      }
    }
  }
}
