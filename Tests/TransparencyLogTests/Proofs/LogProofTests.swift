import Testing
import TransparencyLog

struct LogProofVector: NamedVector {
  enum Verdict: String, Decodable {
    case included, notIncluded, quorumNotReached, refused, malformed
  }
  let name: String
  let proof: String
  let entry: String
  let policy: String
  let verdict: Verdict
}

@Test(arguments: try VectorCase<LogProofVector>.all(in: "LogProofs"))
func `proves an entry to whoever trusts the policy`(vector: VectorCase<LogProofVector>) throws {
  let vector = vector.content
  let policy = try Policy(Array(vector.policy.utf8))
  guard let proof = try? LogProof(Array(vector.proof.utf8)) else {
    #expect(vector.verdict == .malformed)
    return
  }
  #expect(proof.bytes == Array(vector.proof.utf8))
  let verdict = proof.verify(leafHash: .leaf(Array(vector.entry.utf8)), with: policy)
  #expect(LogProofVector.Verdict(verdict) == vector.verdict)
  #expect(verdict.isIncluded == (vector.verdict == .included))
}

extension LogProofVector.Verdict {
  fileprivate init(_ verdict: LogProofVerdict) {
    switch verdict {
    case .included: self = .included
    case .notIncluded: self = .notIncluded
    case .quorumNotReached: self = .quorumNotReached
    case .refused: self = .refused
    }
  }
}

@Test func `refuses a proof file with any bit flipped or any end cut off`() throws {
  let file = try #require(try VectorCase<LogProofVector>.all(in: "LogProofs").first).content
  let policy = try Policy(Array(file.policy.utf8))
  let leafHash = Hash.leaf(Array(file.entry.utf8))
  let bytes = Array(file.proof.utf8)
  #expect(proves(bytes, leafHash, policy))

  let changes = singleBitFlips(of: bytes) + truncations(of: bytes)
  #expect(changes.count == 9 * bytes.count)
  for changed in changes {
    #expect(
      !proves(changed, leafHash, policy), "\(String(decoding: changed, as: UTF8.self))")
  }
}

@Test(arguments: 1...40)
func `proves every entry of a small log`(size: Int) throws {
  let entries = numberedEntries(size)
  let tree = MerkleTree(entries: entries)
  let policy = try Policy(logs: [Policy.Log(key: try OwnLog.logSigner().verifier)])
  let note = try OwnLog.note(size: size)
  for (index, entry) in entries.enumerated() {
    let path = try tree.inclusionProof(of: UInt64(index), in: tree.size)
    let bytes = LogProof(path: path, note: note, extra: entry).bytes
    let proof = try LogProof(bytes)
    #expect(proof.extra == entry)
    #expect(proof.verify(leafHash: .leaf(entry), with: policy).isIncluded)
    #expect(!proof.verify(leafHash: .leaf(entry + [0]), with: policy).isIncluded)
  }
}

private func proves(_ bytes: [UInt8], _ leafHash: Hash, _ policy: Policy) -> Bool {
  guard let proof = try? LogProof(bytes) else { return false }
  return proof.verify(leafHash: leafHash, with: policy).isIncluded
}
