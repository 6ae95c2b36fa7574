import Testing
import TransparencyLog

@Suite struct WitnessMemoryTests {
  private let witness: Cosigner
  private let logKey: NoteVerifier
  private static let time: UInt64 = 1_732_500_000

  init() throws {
    witness = try OwnLog.witness(1)
    logKey = try OwnLog.logSigner().verifier
  }

  /// A witness that knows the log, and has cosigned its first entries when a size is given.
  private func memory(cosigned size: Int? = nil) throws -> WitnessMemory {
    var memory = WitnessMemory()
    try memory.trust(logKey)
    guard let size else { return memory }
    let answer = memory.answer(try request(from: 0, to: size), as: witness, at: Self.time)
    guard case .cosigned = answer else { throw TestFailure(answer) }
    return memory
  }

  private struct TestFailure: Error {
    let answer: WitnessAnswer
    init(_ answer: WitnessAnswer) { self.answer = answer }
  }

  private func request(from oldSize: UInt64, to size: Int) throws -> WitnessRequest {
    let tree = MerkleTree(entries: numberedEntries(size))
    let proof =
      oldSize == 0
      ? ConsistencyProof(hashes: [])
      : try tree.consistencyProof(from: oldSize, to: UInt64(size))
    return try WitnessRequest(oldSize: oldSize, proof: proof, note: OwnLog.note(size: size))
  }

  /// A checkpoint that the log key signed over other entries.
  private func otherHistory(
    from oldSize: UInt64, to size: Int, proof: ConsistencyProof = ConsistencyProof(hashes: [])
  ) throws -> WitnessRequest {
    let entries = numberedEntries(size).map { $0 + [0x21] }
    let tree = MerkleTree(entries: entries)
    let checkpoint = Checkpoint(
      origin: Origin(try KeyName(OwnLog.origin)),
      treeHead: TreeHead(size: tree.size, root: tree.root))
    return try WitnessRequest(
      oldSize: oldSize, proof: proof, note: OwnLog.logSigner().sign(checkpoint.text))
  }

  @Test func `cosigns what extends its latest, and remembers it`() throws {
    var memory = try memory(cosigned: 7)
    let answer = memory.answer(try request(from: 7, to: 13), as: witness, at: Self.time + 60)
    guard case .cosigned(let cosigned) = answer else { throw TestFailure(answer) }
    #expect(cosigned.checkpoint == (try OwnLog.checkpoint(size: 13)))
    #expect(cosigned.cosignatures.map(\.timestamp) == [Self.time + 60])
    #expect(memory.log(cosigned.checkpoint.origin)?.latest == cosigned)
  }

  @Test func `cosigns its latest once more`() throws {
    var memory = try memory(cosigned: 7)
    let answer = memory.answer(try request(from: 7, to: 7), as: witness, at: Self.time + 1)
    #expect(answer.cosignedSize == 7)
  }

  @Test(arguments: [0, 5] as [UInt64])
  func `repeats its answer about its latest to whoever has not got it`(old: UInt64) throws {
    var memory = try memory(cosigned: 7)
    let before = memory
    let answer = memory.answer(try request(from: old, to: 7), as: witness, at: Self.time + 60)
    guard case .cosigned(let cosigned) = answer else { throw TestFailure(answer) }
    #expect(cosigned.cosignatures.map(\.timestamp) == [Self.time])
    #expect(memory == before)
  }

  @Test func `cosigns nothing of a log that it was not told of`() throws {
    var memory = WitnessMemory()
    let answer = memory.answer(try request(from: 0, to: 7), as: witness, at: Self.time)
    #expect(answer == .refused(.unknownOrigin(Origin(logKey.name))))
    #expect(memory == WitnessMemory())
  }

  @Test func `never goes back`() throws {
    var memory = try memory(cosigned: 13)
    let before = memory
    for old in [0, 5, 13] as [UInt64] {
      let answer = memory.answer(
        try WitnessRequest(
          oldSize: old, proof: ConsistencyProof(hashes: []), note: OwnLog.note(size: 7)),
        as: witness, at: Self.time)
      guard case .rollback(let held, let shown) = answer else { throw TestFailure(answer) }
      #expect(held.checkpoint.treeHead.size == 13)
      #expect(shown.checkpoint.treeHead.size == 7)
      #expect(answer.evidence == [])
    }
    #expect(memory == before)
  }

  @Test(arguments: [0, 5, 7] as [UInt64])
  func `sees two roots for one size, whatever old size comes with them`(old: UInt64) throws {
    var memory = try memory(cosigned: 7)
    let before = memory
    let answer = memory.answer(try otherHistory(from: old, to: 7), as: witness, at: Self.time)
    guard case .secondHistory(let held, let shown) = answer else { throw TestFailure(answer) }
    #expect(held.checkpoint.treeHead.root != shown.checkpoint.treeHead.root)
    #expect(answer.evidence == [held, shown])
    #expect(memory == before)
  }

  @Test func `keeps both checkpoints when the proof leads nowhere`() throws {
    var memory = try memory(cosigned: 7)
    let proof = try request(from: 7, to: 13).proof
    let answer = memory.answer(
      try otherHistory(from: 7, to: 13, proof: proof), as: witness, at: Self.time)
    guard case .unproven(let held, let shown) = answer else { throw TestFailure(answer) }
    #expect(answer.evidence == [held, shown])
    #expect(shown.checkpoint.treeHead.size == 13)
  }

  @Test func `sees no second history in what the log has not signed`() throws {
    var memory = try memory(cosigned: 7)
    let stranger = NoteSigner(name: logKey.name, privateKey: try OwnLog.key(9))
    let other = try otherHistory(from: 7, to: 7)
    let forged = try WitnessRequest(
      oldSize: 7, proof: other.proof, note: stranger.sign(other.note.text))
    let answer = memory.answer(forged, as: witness, at: Self.time)
    guard case .refused(.untrusted) = answer else { throw TestFailure(answer) }
  }

  @Test func `asks for the proof from its latest size`() throws {
    var memory = try memory(cosigned: 7)
    let answer = memory.answer(try request(from: 5, to: 13), as: witness, at: Self.time)
    #expect(answer == .refused(.conflict(latestSize: 7)))
  }

  @Test func `reads back what it wrote, whatever keys the logs have`() throws {
    var memory = try memory(cosigned: 7)
    let name = try KeyName("other.example/log")
    let signer = NoteSigner(name: name, privateKey: try OwnLog.key(2))
    try memory.trust(signer.verifier)
    try memory.trust(
      NoteVerifier(name: name, algorithm: .ed25519, publicKey: OwnLog.key(3).publicKey))
    let checkpoint = Checkpoint(
      origin: Origin(name), treeHead: TreeHead(size: 0, root: .emptyTree))
    let answer = memory.answer(
      try WitnessRequest(
        oldSize: 0, proof: ConsistencyProof(hashes: []), note: signer.sign(checkpoint.text)),
      as: witness, at: Self.time)
    #expect(answer.cosignedSize == 0)
    let again = try WitnessMemory(memory.bytes, of: witness.verifier)
    #expect(again == memory)
    #expect(again.logs.map(\.keys.count) == [1, 2])
    #expect(try WitnessMemory([], of: witness.verifier) == WitnessMemory())
  }

  @Test func `does not remember a log of which it cosigned nothing`() throws {
    #expect(try memory().bytes == [])
  }

  @Test func `refuses a memory with any bit flipped`() throws {
    let bytes = try memory(cosigned: 7).bytes
    for flipped in singleBitFlips(of: bytes) {
      #expect((try? WitnessMemory(flipped, of: witness.verifier)) == nil)
    }
  }

  @Test func `refuses a memory with any end cut off`() throws {
    let bytes = try memory(cosigned: 7).bytes
    for cut in truncations(of: bytes).dropFirst() {
      #expect((try? WitnessMemory(cut, of: witness.verifier)) == nil)
    }
  }

  @Test func `refuses the memory of another witness, and one log twice`() throws {
    let bytes = try memory(cosigned: 7).bytes
    let origin = Origin(logKey.name)
    let other = try OwnLog.witness(2).verifier
    #expect(throws: WitnessMemoryError.notCosigned(origin, by: other.identity)) {
      try WitnessMemory(bytes, of: other)
    }
    #expect(throws: WitnessMemoryError.repeatedLog(origin)) {
      try WitnessMemory(bytes + bytes, of: witness.verifier)
    }
  }

  @Test func `refuses a log's key that only cosigns`() throws {
    var memory = WitnessMemory()
    #expect(throws: WitnessMemoryError.wrongKeyType(witness.verifier.identity)) {
      try memory.trust(witness.verifier)
    }
  }
}

extension WitnessAnswer {
  fileprivate var cosignedSize: UInt64? {
    if case .cosigned(let signed) = self { signed.checkpoint.treeHead.size } else { nil }
  }
}
