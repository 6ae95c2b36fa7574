import Foundation
import Testing
import TransparencyLog

@Suite struct DirectoryLogReaderTests {
  private let entries = numberedEntries(300)

  @Test func `reads a log that was written to a folder`() async throws {
    try await withFolder { folder in
      try write(try TiledLogWriter.resources(of: entries), to: folder)
      try write([LogResource(path: "checkpoint", bytes: [1, 2, 3])], to: folder)
      let reader = DirectoryLogReader(folder: folder)
      #expect(try reader.checkpoint() == [1, 2, 3])
      let report = try await LogVerifier(head: MerkleTree(entries: entries).head, reader: reader)
        .verify()
      #expect(report.isIntact, "\(report.findings)")
    }
  }

  @Test func `leads from the log's key to a verdict on every byte`() async throws {
    try await withFolder { folder in
      try write(try TiledLogWriter.resources(of: entries), to: folder)
      try write(
        [LogResource(path: "checkpoint", bytes: try OwnLog.note(size: 300).bytes)], to: folder)
      let reader = DirectoryLogReader(folder: folder)
      let note = try UnverifiedNote(#require(try reader.checkpoint()))
      let signed = try SignedCheckpoint.open(note, with: [OwnLog.logSigner().verifier])
      let report = try await LogVerifier(checkpoint: signed, reader: reader).verify()
      #expect(report.isIntact, "\(report.findings)")
      #expect(report.head.size == 300)
    }
  }

  @Test func `finds a file missing that is not there, and a long one malformed`() async throws {
    try await withFolder { folder in
      let reader = DirectoryLogReader(folder: folder.appending(path: "none"))
      #expect(try reader.checkpoint() == nil)
      try write(try TiledLogWriter.resources(of: entries), to: folder)
      try write(
        [LogResource(path: "tile/0/000", bytes: Array(repeating: 0, count: 100_000))], to: folder)
      let report = try await LogVerifier(
        head: MerkleTree(entries: entries).head, reader: DirectoryLogReader(folder: folder)
      ).verify()
      #expect(report.findings.map(\.rule) == [.wellFormed])
      #expect(report.findings.first?.found == .malformed(.byteCount(8193)))
    }
  }

  @Test func `says that it cannot read a folder in the place of a file`() async throws {
    try await withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "checkpoint"), withIntermediateDirectories: true)
      let error = #expect(throws: DirectoryReadError.self) {
        try DirectoryLogReader(folder: folder).checkpoint()
      }
      #expect(error?.path == "checkpoint")
    }
  }

  private func write(_ resources: [LogResource], to folder: URL) throws {
    for resource in resources {
      let file = folder.appending(path: resource.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(resource.bytes).write(to: file)
    }
  }

  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }
}
