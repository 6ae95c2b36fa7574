import Testing
import TransparencyLog

/// Every proof in every tree up to a size, and every change to it.
///
/// A wide net with small meshes:
/// the trees are small enough that nothing has to be left to chance.
@Suite struct SmallTreeTests {
  private let tree = singleByteTree(200)

  @Test func `accepts every inclusion proof up to 200 entries and none with a changed hash`()
    throws
  {
    for size in 1...tree.size {
      let head = tree.head(at: size)
      for index in 0..<size {
        let leafHash = Hash.leaf([UInt8(index)])
        let proof = try tree.inclusionProof(of: index, in: size)
        try proof.verify(leafHash: leafHash, in: head)
        for changed in changes(of: proof.hashes, seed: index) {
          let forged = InclusionProof(index: index, hashes: changed)
          #expect(
            !accepts { () throws(ProofError) in
              try forged.verify(leafHash: leafHash, in: head)
            })
        }
      }
    }
  }

  @Test func `accepts every consistency proof up to 200 entries and none with a changed hash`()
    throws
  {
    for size in 1...tree.size {
      let head = tree.head(at: size)
      for oldSize in 1...size {
        let old = tree.head(at: oldSize)
        let proof = try tree.consistencyProof(from: oldSize, to: size)
        try proof.verify(from: old, to: head)
        for changed in changes(of: proof.hashes, seed: oldSize) {
          let forged = ConsistencyProof(hashes: changed)
          #expect(!accepts { () throws(ProofError) in try forged.verify(from: old, to: head) })
        }
      }
    }
  }

  @Test func `accepts every subtree consistency proof up to 64 entries and none that is changed`()
    throws
  {
    for size in 1...UInt64(64) {
      let head = tree.head(at: size)
      for subtree in subtrees(upTo: size) {
        let hash = tree.hash(of: subtree)
        let proof = try tree.consistencyProof(of: subtree, in: size)
        try proof.verify(subtree, subtreeHash: hash, in: head)
        for changed in changes(of: proof.hashes, seed: subtree.end) {
          let forged = SubtreeConsistencyProof(hashes: changed)
          #expect(
            !accepts { () throws(ProofError) in
              try forged.verify(subtree, subtreeHash: hash, in: head)
            })
        }
      }
    }
  }

  @Test func `accepts every subtree inclusion proof up to 64 entries and none that is changed`()
    throws
  {
    for subtree in subtrees(upTo: 64) {
      let hash = tree.hash(of: subtree)
      for index in subtree.start..<subtree.end {
        let leafHash = Hash.leaf([UInt8(index)])
        let proof = try tree.inclusionProof(of: index, in: subtree)
        try proof.verify(leafHash: leafHash, in: subtree, subtreeHash: hash)
        for changed in changes(of: proof.hashes, seed: index) {
          let forged = SubtreeInclusionProof(index: index, hashes: changed)
          #expect(
            !accepts { () throws(ProofError) in
              try forged.verify(leafHash: leafHash, in: subtree, subtreeHash: hash)
            })
        }
      }
    }
  }

  @Test func `refuses a right proof for another index, leaf, size or root`() throws {
    for size in 2...UInt64(64) {
      let head = tree.head(at: size)
      for index in 0..<size {
        let leafHash = Hash.leaf([UInt8(index)])
        let hashes = try tree.inclusionProof(of: index, in: size).hashes
        for other in 0...(size + 1) where other != index {
          #expect(
            !accepts { () throws(ProofError) in
              try InclusionProof(index: other, hashes: hashes).verify(leafHash: leafHash, in: head)
            })
          let otherHead = tree.head(at: other)
          guard other != size else { continue }
          #expect(
            !accepts { () throws(ProofError) in
              try InclusionProof(index: index, hashes: hashes)
                .verify(leafHash: leafHash, in: otherHead)
            })
        }
        #expect(
          !accepts { () throws(ProofError) in
            try InclusionProof(index: index, hashes: hashes)
              .verify(leafHash: .leaf([UInt8(index) ^ 1]), in: head)
          })
      }
    }
  }

  /// A proof may hold all that both roots are computed from, so each must be compared by itself.
  @Test func `refuses a right consistency proof for another old root or new root`() throws {
    for size in 2...UInt64(64) {
      let head = tree.head(at: size)
      let otherHead = TreeHead(size: size, root: head.root.flippingBit(0))
      for oldSize in 1..<size {
        let old = tree.head(at: oldSize)
        let otherOld = TreeHead(size: oldSize, root: old.root.flippingBit(255))
        let proof = try tree.consistencyProof(from: oldSize, to: size)
        #expect(!accepts { () throws(ProofError) in try proof.verify(from: otherOld, to: head) })
        #expect(!accepts { () throws(ProofError) in try proof.verify(from: old, to: otherHead) })
      }
    }
  }

  @Test func `refuses a right subtree consistency proof for another hash of the subtree`() throws {
    let head = tree.head(at: 64)
    for subtree in subtrees(upTo: 64) {
      let hash = tree.hash(of: subtree)
      let proof = try tree.consistencyProof(of: subtree, in: 64)
      #expect(
        !accepts { () throws(ProofError) in
          try proof.verify(subtree, subtreeHash: hash.flippingBit(7), in: head)
        })
    }
  }

  @Test func `refuses every flipped bit of a proof`() throws {
    let head = tree.head
    let leafHash = Hash.leaf([137])
    let inclusion = try tree.inclusionProof(of: 137, in: 200).hashes
    for forged in flips(of: inclusion) {
      #expect(
        !accepts { () throws(ProofError) in
          try InclusionProof(index: 137, hashes: forged).verify(leafHash: leafHash, in: head)
        })
    }
    let old = tree.head(at: 137)
    let consistency = try tree.consistencyProof(from: 137, to: 200).hashes
    for forged in flips(of: consistency) {
      #expect(
        !accepts { () throws(ProofError) in
          try ConsistencyProof(hashes: forged).verify(from: old, to: head)
        })
    }
  }

  private func subtrees(upTo size: UInt64) -> [Subtree] {
    (1...size).flatMap { end in (0..<end).compactMap { Subtree(start: $0, end: end) } }
  }

  /// Each hash with one bit flipped, each left out, and the proof with a hash too many.
  private func changes(of hashes: [Hash], seed: UInt64) -> [[Hash]] {
    var changes: [[Hash]] = [hashes + [.emptyTree], [.emptyTree] + hashes]
    for position in hashes.indices {
      var flipped = hashes
      flipped[position] = flipped[position].flippingBit((Int(seed) * 37 + position * 11) % 256)
      changes.append(flipped)
      var shorter = hashes
      shorter.remove(at: position)
      changes.append(shorter)
    }
    return changes
  }

  private func flips(of hashes: [Hash]) -> [[Hash]] {
    hashes.indices.flatMap { position in
      (0..<256).map { bit in
        var flipped = hashes
        flipped[position] = flipped[position].flippingBit(bit)
        return flipped
      }
    }
  }
}

extension Hash {
  /// The hash with one bit changed.
  func flippingBit(_ bit: Int) -> Hash {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return Hash(bytes) ?? self
  }
}
