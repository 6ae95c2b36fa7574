import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// What witnesses sent back, taken up in the file.
struct CosignatureTests {
  private let fixture: StoreFixture
  private let first: SignedCheckpoint
  private let second: SignedCheckpoint

  init() throws {
    fixture = try StoreFixture()
    let writer = try fixture.create()
    first = try writer.newest()
    try fixture.appendCounts(0..<3, to: writer)
    second = try writer.newest()
    try writer.close()
  }

  private func cosigner(_ name: String) throws -> Cosigner {
    Cosigner(name: try KeyName(name), privateKey: TestKey(name).privateKey)
  }

  private func line(
    of name: String, over checkpoint: SignedCheckpoint, at time: UInt64 = 1_732_500_000
  ) throws -> NoteSignature {
    try cosigner(name).cosign(checkpoint, at: time)
  }

  @discardableResult
  private func take(_ bytes: [UInt8]) throws -> LedgerWriter.TakenCosignatures {
    let witnesses = try ["a", "b"].map { try cosigner($0).verifier }
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    defer { try? writer.close() }
    return try writer.take(CosignedText(bytes), of: witnesses)
  }

  private func verified() async throws -> Confirmations {
    let lines = try ["a", "b"].map { "witness \($0) \(try cosigner($0).verifier)\n" }.joined()
    let policy = "log \(TestKey.log.verifier)\n\(lines)group g 2 a b\nquorum g\n"
    var options = VerificationOptions()
    options.trust = .policy(try Policy(Array(policy.utf8)))
    let report = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      [options, catalogue = fixture.catalogue] in
      try await Verifier.verify($0, catalogue: catalogue, options: options)
    }
    #expect(!report.hasFindings)
    return report.confirmations
  }

  @Test func `finds the checkpoint that each line cosigns`() async throws {
    let lines = [
      try line(of: "a", over: first), try line(of: "b", over: second),
      try line(of: "b", over: first),
    ]
    let taken = try take(lines.flatMap(\.line))
    let sizes = [first, second, first].map { Int64($0.checkpoint.treeHead.size) }
    #expect(taken.added.map(\.size) == sizes)
    #expect(taken.thereAlready == 0)
    #expect(try await verified().witnessed?.size == first.checkpoint.treeHead.size)
    let ledger = try LedgerFile.open(at: fixture.path)
    let newest = try ["a", "b", "c"].map {
      try ledger.newestSize(cosignedBy: cosigner($0).verifier)
    }
    #expect(newest == [first, second].map { $0.checkpoint.treeHead.size } + [nil])
  }

  @Test func `takes the lines under a whole note`() async throws {
    let lines = [try line(of: "a", over: second), try line(of: "b", over: second)]
    let note = second.logNote.bytes + lines.flatMap(\.line)
    #expect(try take(note).added.count == 2)
    #expect(try await verified().witnessed?.size == second.checkpoint.treeHead.size)
  }

  @Test func `changes nothing by a line that comes again, or later`() throws {
    let line = try line(of: "a", over: first).line
    try take(line)
    let before = try LedgerFile.open(at: fixture.path)
      .cosignatureLines(at: first.checkpoint.treeHead.size)
    let later = try self.line(of: "a", over: first, at: 1_732_600_000).line
    for again in [line, later] {
      let taken = try take(again)
      #expect(taken.added == [])
      #expect(taken.thereAlready == 1)
    }
    let after = try LedgerFile.open(at: fixture.path)
      .cosignatureLines(at: first.checkpoint.treeHead.size)
    #expect(after == before)
    #expect(after == [line])
  }

  @Test func `takes all lines or none`() throws {
    let good = try line(of: "a", over: first)
    let bad: [NoteSignature] = [
      try line(of: "stranger", over: first),
      NoteSignature(signer: good.signer, bytes: good.bytes.map { $0 ^ 1 }),
      NoteSignature(signer: good.signer, bytes: [1]),
      try line(of: "b", over: try elsewhere()),
    ]
    for line in bad {
      #expect(throws: LedgerError.self) { try take(good.line + line.line) }
      #expect(throws: LedgerError.self) {
        try take(first.logNote.bytes + good.line + line.line)
      }
    }
    let lines = try LedgerFile.open(at: fixture.path)
      .cosignatureLines(at: first.checkpoint.treeHead.size)
    #expect(lines == [])
  }

  @Test func `refuses a note of another history, and one without a witness's line`() throws {
    let other = try elsewhere()
    let line = try line(of: "a", over: other).line
    let error = #expect(throws: LedgerError.self) { try take(other.logNote.bytes + line) }
    #expect(error?.hint?.english.contains("--seen") == true)
    #expect(throws: LedgerError.self) { try take(first.logNote.bytes) }
  }

  /// A checkpoint that the log key signed over another history of the first one's size.
  private func elsewhere() throws -> SignedCheckpoint {
    let head = TreeHead(size: first.checkpoint.treeHead.size, root: .emptyTree)
    let text = Checkpoint(origin: first.checkpoint.origin, treeHead: head).text
    return try SignedCheckpoint.open(
      StoreFixture.signer.sign(text), with: [StoreFixture.signer.verifier])
  }

  @Test func `proves to a witness that the log extends any size it had`() async throws {
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.appendCounts(3..<300, to: writer)
    try writer.close()
    let ledger = try LedgerFile.open(at: fixture.path)
    let entries = try ledger.entries(from: 0, count: 1_000)
    var tree = MerkleTree()
    for (index, entry) in entries.enumerated() {
      let request = try await ledger.witnessRequest(since: UInt64(index))
      if index == 0 {
        #expect(request.proof.hashes.isEmpty)
      } else {
        let old = TreeHead(size: tree.size, root: tree.root)
        try request.proof.verify(from: old, to: ledger.newest.checkpoint.treeHead)
      }
      tree.append(entry)
    }
    let size = ledger.newest.checkpoint.treeHead.size
    #expect(tree.size == size)
    #expect(try await ledger.witnessRequest(since: size).proof.hashes == [])
    let error = await #expect(throws: LedgerError.self) {
      try await ledger.witnessRequest(since: size + 1)
    }
    #expect(error?.code == .notFound)
  }
}
