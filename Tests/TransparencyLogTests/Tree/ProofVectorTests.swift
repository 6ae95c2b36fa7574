import Testing
import TransparencyLog

/// A file of proofs with the verdict that is expected of each.
struct ProofVectors<Case: Decodable>: Decodable {
  let cases: [Case]
}

struct InclusionVector: Decodable {
  let name: String
  let index: UInt64
  let size: UInt64
  let root: String
  let leafHash: String
  let hashes: [String]
  let valid: Bool

  var isAccepted: Bool {
    guard let root = Hash(hex: root), let leafHash = Hash(hex: leafHash),
      let hashes = allHashes(hashes)
    else { return false }
    let proof = InclusionProof(index: index, hashes: hashes)
    return accepts { () throws(ProofError) in
      try proof.verify(leafHash: leafHash, in: TreeHead(size: size, root: root))
    }
  }
}

struct ConsistencyVector: Decodable {
  let name: String
  let oldSize: UInt64
  let newSize: UInt64
  let oldRoot: String
  let newRoot: String
  let hashes: [String]
  let valid: Bool

  var isAccepted: Bool {
    guard let oldRoot = Hash(hex: oldRoot), let newRoot = Hash(hex: newRoot),
      let hashes = allHashes(hashes)
    else { return false }
    return accepts { () throws(ProofError) in
      try ConsistencyProof(hashes: hashes).verify(
        from: TreeHead(size: oldSize, root: oldRoot), to: TreeHead(size: newSize, root: newRoot))
    }
  }
}

struct SubtreeInclusionVector: Decodable {
  let name: String
  let index: UInt64
  let start: UInt64
  let end: UInt64
  let root: String
  let leafHash: String
  let hashes: [String]
  let valid: Bool

  var isAccepted: Bool {
    guard let root = Hash(hex: root), let leafHash = Hash(hex: leafHash),
      let hashes = allHashes(hashes), let subtree = Subtree(start: start, end: end)
    else { return false }
    let proof = SubtreeInclusionProof(index: index, hashes: hashes)
    return accepts { () throws(ProofError) in
      try proof.verify(leafHash: leafHash, in: subtree, subtreeHash: root)
    }
  }
}

/// The hashes; nil when one of them does not have 32 bytes.
private func allHashes(_ texts: [String]) -> [Hash]? {
  let hashes = texts.compactMap { Hash(hex: $0) }
  return hashes.count == texts.count ? hashes : nil
}

/// Whether a proof was accepted.
func accepts(_ verify: () throws(ProofError) -> Void) -> Bool {
  do {
    try verify()
    return true
  } catch {
    return false
  }
}

@Test(arguments: try VectorFile.all(in: "Inclusion"))
func `agrees with the published verdicts on inclusion proofs`(file: VectorFile) throws {
  let vectors = try file.decode(as: ProofVectors<InclusionVector>.self)
  #expect(vectors.cases.contains { $0.valid })
  for vector in vectors.cases { #expect(vector.isAccepted == vector.valid, "\(vector.name)") }
}

@Test(arguments: try VectorFile.all(in: "Consistency"))
func `agrees with the published verdicts on consistency proofs`(file: VectorFile) throws {
  let vectors = try file.decode(as: ProofVectors<ConsistencyVector>.self)
  #expect(vectors.cases.contains { $0.valid })
  for vector in vectors.cases { #expect(vector.isAccepted == vector.valid, "\(vector.name)") }
}

@Test(arguments: try VectorFile.all(in: "SubtreeInclusion"))
func `agrees with the published verdicts on subtree inclusion proofs`(file: VectorFile) throws {
  let vectors = try file.decode(as: ProofVectors<SubtreeInclusionVector>.self)
  #expect(vectors.cases.contains { $0.valid })
  for vector in vectors.cases { #expect(vector.isAccepted == vector.valid, "\(vector.name)") }
}
