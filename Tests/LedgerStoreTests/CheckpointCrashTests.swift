import EventLedger
import Foundation
import GRDB
import LedgerTestSupport
import Testing
import TransparencyLog

import LedgerStore

/// What is left of a file whose write-ahead log was being brought in when the power failed: some pages
/// new, some old, one torn; and beside it the log, whole.
struct CheckpointCrashTests {
  /// A file and its log as they stood while a writer was open.
  private struct Interrupted {
    let file: [UInt8]
    let log: [UInt8]

    private static let headerBytes = 32
    private static let frameHeaderBytes = 24
    private static let pageBytes = 16_384

    /// The newest of each page in the log, in the order in which they are brought in.
    var pages: [(number: Int, bytes: ArraySlice<UInt8>)] {
      var newest: [Int: ArraySlice<UInt8>] = [:]
      var start = Self.headerBytes
      while start + Self.frameHeaderBytes + Self.pageBytes <= log.count {
        let number = log[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        let page = start + Self.frameHeaderBytes
        newest[number] = log[page..<page + Self.pageBytes]
        start = page + Self.pageBytes
      }
      return newest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The file after so many pages were brought in, and half of another.
    func file(after count: Int) -> [UInt8] {
      var file = file
      for (position, page) in pages.prefix(count + 1).enumerated() {
        let bytes = position < count ? page.bytes : page.bytes.prefix(Self.pageBytes / 2)
        let start = (page.number - 1) * Self.pageBytes
        if file.count < start + bytes.count {
          file += [UInt8](repeating: 0, count: start + bytes.count - file.count)
        }
        file.replaceSubrange(start..<start + bytes.count, with: bytes)
      }
      return file
    }
  }

  private let fixture: StoreFixture
  private let interrupted: Interrupted

  init() throws {
    fixture = try StoreFixture()
    let made = try fixture.create()
    try made.close()
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.appendCounts(0..<60, to: writer)
    interrupted = Interrupted(
      file: Array(try Data(contentsOf: URL(filePath: fixture.path))),
      log: Array(try Data(contentsOf: URL(filePath: fixture.path + "-wal"))))
    try writer.close()
  }

  @Test func `appends to a file whose log was being brought in when the power failed`() async throws
  {
    let path = fixture.folder.appending(path: "interrupted.sqlite").path()
    var areDamagedAlone = 0
    for count in 0...interrupted.pages.count {
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      try Data(interrupted.file(after: count)).write(to: URL(filePath: path))
      // By itself the file is not whole, and must not be judged by itself.
      if let alone = try? LedgerConnection(path: path, purpose: .immutable),
        (try? LedgerFileOnly(alone).isSound()) != true
      {
        areDamagedAlone += 1
      }
      try Data(interrupted.log).write(to: URL(filePath: path + "-wal"))
      let report = try await VerificationCopy.read(path, catalogue: fixture.catalogue) {
        [catalogue = fixture.catalogue] in try await Verifier.verify($0, catalogue: catalogue)
      }
      #expect(report.size == 69 && !report.hasFindings, "\(count)")
      let writer = try LedgerWriter.open(
        at: path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
      #expect(try fixture.appendCounts(60..<61, to: writer) == 69..<70, "\(count)")
      try writer.close()
      #expect(try LedgerFile.open(at: path).size == 70)
    }
    #expect(areDamagedAlone > 0)
  }
}

/// A file by itself, as one sees it who does not look at what stands beside it.
private struct LedgerFileOnly {
  let connection: LedgerConnection

  init(_ connection: LedgerConnection) { self.connection = connection }

  func isSound() throws -> Bool {
    try connection.run { database in
      try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok"
    }
  }
}
