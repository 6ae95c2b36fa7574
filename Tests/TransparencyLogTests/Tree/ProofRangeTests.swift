import Testing
import TransparencyLog

/// What is asked for with numbers at or beyond their bounds: an error and never a trap.
@Suite struct ProofRangeTests {
  private let head = TreeHead(size: .max, root: .emptyTree)

  @Test(arguments: [(0, 0), (1, 1), (8, 8), (.max, 8), (.max, .max)] as [(UInt64, UInt64)])
  func `refuses an index that is not below the size`(index: UInt64, size: UInt64) {
    #expect(throws: ProofError.self) { try InclusionProof.nodes(of: index, in: size) }
    #expect(throws: ProofError.self) {
      try InclusionProof(index: index, size: size, nodeHashes: [])
    }
    #expect(throws: ProofError.self) {
      try InclusionProof(index: index, hashes: [])
        .verify(leafHash: .emptyTree, in: TreeHead(size: size, root: .emptyTree))
    }
  }

  @Test(arguments: [0, 1, 1 << 63, .max - 1] as [UInt64])
  func `asks for the right number of hashes in the largest tree`(index: UInt64) throws {
    let nodes = try InclusionProof.nodes(of: index, in: .max)
    let hashes = nodes.map { _ in Hash.emptyTree }
    let proof = try InclusionProof(index: index, size: .max, nodeHashes: hashes)
    // With the right length, only the root is left to be wrong.
    #expect { try proof.verify(leafHash: .emptyTree, in: head) } throws: {
      if case ProofError.rootMismatch = $0 { true } else { false }
    }
  }

  @Test(arguments: [1, 2, 3, 1 << 63, .max - 1, .max] as [UInt64])
  func `checks the length of a consistency proof in the largest tree`(size: UInt64) throws {
    let old = TreeHead(size: size, root: .emptyTree)
    let nodes = try ConsistencyProof.nodes(from: size, to: .max)
    let hashes = try ConsistencyProof(
      from: size, to: .max, nodeHashes: nodes.map { _ in Hash.emptyTree }
    ).hashes
    #expect {
      try ConsistencyProof(hashes: hashes + [.emptyTree]).verify(from: old, to: head)
    } throws: {
      $0 as? ProofError
        == .wrongLength(expected: hashes.count, found: hashes.count + 1)
    }
  }

  @Test func `has no proof from the empty tree, nor backwards`() {
    let tree = singleByteTree(8)
    #expect(throws: ProofError.emptyTree) { try tree.consistencyProof(from: 0, to: 8) }
    #expect(throws: ProofError.emptyTree) {
      try ConsistencyProof(hashes: []).verify(from: .empty, to: tree.head)
    }
    #expect(throws: ProofError.sizesOutOfOrder(old: 8, new: 7)) {
      try tree.consistencyProof(from: 8, to: 7)
    }
    #expect(throws: ProofError.sizesOutOfOrder(old: 9, new: 8)) {
      try tree.inclusionProof(of: 0, in: 9)
    }
  }

  @Test(
    arguments: [(0, 0), (2, 2), (2, 1), (3, 5), (1, 3), (2, 5), (1, (1 << 63) + 2)]
      as [(UInt64, UInt64)])
  func `takes no run of leaves for a subtree that no tree has`(start: UInt64, end: UInt64) {
    #expect(Subtree(start: start, end: end) == nil)
  }

  @Test(
    arguments: [(0, 1), (0, .max), (5, 6), (4, 7), (8, 16), (1 << 63, .max), (.max - 1, .max)]
      as [(UInt64, UInt64)])
  func `takes a run of leaves that some tree has under one hash`(start: UInt64, end: UInt64) throws
  {
    let subtree = try #require(Subtree(start: start, end: end))
    #expect(subtree.nodes.reduce(0 as UInt64) { $0 + (1 << UInt64($1.level)) } == subtree.count)
  }
}
