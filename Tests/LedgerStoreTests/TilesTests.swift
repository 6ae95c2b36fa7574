import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// A log published as a folder of tiles.
struct TilesTests {
  @Test(arguments: [1, 240, 600])
  func `reads back from a folder what the file holds, at any size`(count: Int) async throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<Int64(count), to: writer)
    try writer.close()
    let ledger = try LedgerFile.open(at: fixture.path)
    let path = fixture.folder.appending(path: "log").path
    let summary = try TilesExport(of: ledger, at: ledger.newest, to: path).run()
    #expect(summary.filesKept == 0)
    let folder = try TilesFolder(path)
    #expect(try folder.size == ledger.size)
    #expect(
      try folder.entries(from: 0, count: .max) == ledger.entries(from: 0, count: Int(ledger.size)))
    #expect(try folder.publishedRoot(at: folder.size) == ledger.newest.checkpoint.treeHead.root)
    let report = try await Verifier.verify(folder, catalogue: fixture.catalogue)
    #expect(!report.hasFindings)
    #expect(report.root == ledger.newest.checkpoint.treeHead.root)
    #expect(
      report[.state] == .notChecked(.unsealed))
    let again = try TilesExport(of: ledger, at: ledger.newest, to: path).run()
    #expect(again.filesWritten == 0)
    #expect(again.filesKept == summary.filesWritten)
  }

  @Test func `knows the root of every earlier size from the tiles`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    try fixture.appendCounts(0..<600, to: writer)
    try writer.close()
    let ledger = try LedgerFile.open(at: fixture.path)
    let path = fixture.folder.appending(path: "log").path
    _ = try TilesExport(of: ledger, at: ledger.newest, to: path).run()
    let folder = try TilesFolder(path)
    let tree = MerkleTree(entries: try folder.entries(from: 0, count: .max))
    for size in [1, 2, 255, 256, 257, 511, 512, 513, folder.size] {
      #expect(try folder.publishedRoot(at: size) == tree.root(at: size))
    }
    #expect(try folder.publishedRoot(at: folder.size + 1) == nil)
  }

  @Test func `never replaces a file of another history`() throws {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let ledger = try LedgerFile.open(at: fixture.path)
    let log = fixture.folder.appending(path: "log")
    _ = try TilesExport(of: ledger, at: ledger.newest, to: log.path).run()
    let other = try StoreFixture()
    let writer = try other.create()
    try other.appendCounts(7..<9, to: writer)
    try writer.close()
    let bundle = log.appending(path: "tile/entries/000.p/9")
    let before = try Data(contentsOf: bundle)
    try Data("x".utf8).write(to: bundle)
    #expect(throws: LedgerError.self) {
      try TilesExport(of: ledger, at: ledger.newest, to: log.path).run()
    }
    #expect(try Data(contentsOf: bundle) == Data("x".utf8))
    try before.write(to: bundle)
    let longer = try LedgerFile.open(at: other.path)
    #expect(throws: Never.self) {
      try TilesExport(of: longer, at: longer.newest, to: log.path).run()
    }
    #expect(throws: LedgerError.self) {
      try TilesExport(of: ledger, at: ledger.newest, to: log.path).run()
    }
  }
}
