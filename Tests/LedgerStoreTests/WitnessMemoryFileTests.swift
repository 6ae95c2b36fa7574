import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

struct WitnessMemoryFileTests {
  private let fixture: StoreFixture
  private let file: WitnessMemoryFile
  private let witness: Cosigner

  init() throws {
    fixture = try StoreFixture()
    try fixture.create().close()
    file = WitnessMemoryFile(fixture.folder.appending(path: "memory").path(percentEncoded: false))
    witness = Cosigner(name: try KeyName("w.example"), privateKey: TestKey("w").privateKey)
  }

  private func request(since size: UInt64) async throws -> WitnessRequest {
    try await LedgerFile.open(at: fixture.path).witnessRequest(since: size)
  }

  private func cosign(_ request: WitnessRequest) throws -> WitnessAnswer {
    try file.update(of: witness.verifier) { memory in
      try memory.trust(TestKey.log.verifier)
      return memory.answer(request, as: witness, at: 1_732_500_000)
    }
  }

  @Test func `remembers what it cosigned from one process to the next`() async throws {
    let first = try await request(since: 0)
    guard case .cosigned(let cosigned) = try cosign(first) else { throw CancellationError() }
    let size = cosigned.checkpoint.treeHead.size
    // The same answer again: the first may have gone nowhere.
    #expect(try cosign(first) == .cosigned(cosigned))
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.appendCounts(0..<300, to: writer)
    try writer.close()
    guard case .cosigned(let later) = try cosign(try await request(since: size)) else {
      throw CancellationError()
    }
    #expect(later.checkpoint.treeHead.size == size + 300)
    #expect(try fixture.files == ["ledger.sqlite", "memory", "memory.lock"])
  }

  @Test func `keeps what it had when the body fails`() async throws {
    _ = try cosign(try await request(since: 0))
    let before = try Data(contentsOf: URL(filePath: file.path))
    #expect(throws: CancellationError.self) {
      try file.update(of: witness.verifier) { memory in
        memory = WitnessMemory()
        throw CancellationError()
      }
    }
    #expect(try Data(contentsOf: URL(filePath: file.path)) == before)
  }

  @Test func `is used by one process at a time`() throws {
    try file.update(of: witness.verifier) { _ in
      let error = #expect(throws: LedgerError.self) {
        try file.update(of: witness.verifier) { _ in }
      }
      #expect(error?.code == .inUse)
    }
    try file.update(of: witness.verifier) { #expect($0 == WitnessMemory()) }
  }

  @Test func `does not go on with a memory that was altered`() async throws {
    _ = try cosign(try await request(since: 0))
    var bytes = Array(try Data(contentsOf: URL(filePath: file.path)))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: file.path))
    let again = try await request(since: 0)
    let error = #expect(throws: LedgerError.self) { try cosign(again) }
    #expect(error?.code == .corrupt)
    #expect(Array(try Data(contentsOf: URL(filePath: file.path))) == bytes)
  }

  @Test func `takes an empty file for a memory that was lost, and not for a new one`()
    async throws
  {
    try Data().write(to: URL(filePath: file.path))
    let request = try await request(since: 0)
    let error = #expect(throws: LedgerError.self) { try cosign(request) }
    #expect(error?.code == .corrupt)
    #expect(try Data(contentsOf: URL(filePath: file.path)).isEmpty)
  }

  @Test func `keeps evidence once, as a note that verifies`() throws {
    let newest = try LedgerFile.open(at: fixture.path).newest
    let name = try file.keepEvidence(newest)
    #expect(try file.keepEvidence(newest) == name)
    let note = try UnverifiedNote(Array(Data(contentsOf: URL(filePath: name))))
    #expect(try SignedCheckpoint.open(note, with: [TestKey.log.verifier]) == newest)
  }
}
