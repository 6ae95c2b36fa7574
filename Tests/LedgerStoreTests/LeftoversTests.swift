import EventLedger
import Foundation
import LedgerStore
import Testing

/// What a killed process left behind goes with the next one, and nothing else does.
struct LeftoversTests {
  private let folder: URL
  /// The number of a process that is no more.
  private let dead: Int32

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "leftovers-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    dead = process.processIdentifier
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func make(_ names: String...) throws {
    for name in names { try Data("draft".utf8).write(to: folder.appending(path: name)) }
  }

  private func names() throws -> [String] {
    defer { try? FileManager.default.removeItem(at: folder) }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func sweep() { Leftovers.sweep(folderOf: path("target")) }

  @Test func `takes a draft away whose maker is dead, with what SQLite left beside it`() throws {
    try make(".ledger-new-\(dead)-1", ".ledger-new-\(dead)-1-wal", ".ledger-new-\(dead)-2-shm")
    sweep()
    #expect(try names() == [])
  }

  @Test func `leaves the draft of a process that lives`() throws {
    try make(".ledger-new-\(getpid())-1", ".ledger-new-\(getpid())-1-wal")
    sweep()
    #expect(try names().count == 2)
  }

  @Test func `leaves a draft that a process holds, whatever its number`() throws {
    let name = ".ledger-new-\(dead)-1"
    try make(name, name + "-wal")
    let holder = open(path(name), O_RDONLY)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
    sweep()
    #expect(try names() == [name, name + "-wal"])
  }

  @Test func `follows no link, and empties no folder`() throws {
    try make("kept")
    let link = ".ledger-new-\(dead)-1"
    try FileManager.default.createSymbolicLink(
      atPath: path(link), withDestinationPath: path("kept"))
    let inner = ".ledger-new-\(dead)-2"
    try FileManager.default.createDirectory(
      atPath: path(inner), withIntermediateDirectories: false)
    sweep()
    #expect(try names() == [link, inner, "kept"].sorted())
  }

  @Test func `leaves names that are not those of drafts`() throws {
    let names = [
      ".ledger-new-\(dead)", ".ledger-new-0\(dead)-1", ".ledger-new--1", ".ledger-new-\(dead)-1-x",
      "ledger-new-\(dead)-1", ".ledger-new-\(dead)-.",
    ]
    for name in names { try make(name) }
    sweep()
    #expect(try self.names() == names.sorted())
  }

  @Test func `holds a new file by a lock until it has its name`() throws {
    try DurableFile(path("target")).replace(with: Array("new".utf8))
    #expect(try names() == ["target"])
  }
}
