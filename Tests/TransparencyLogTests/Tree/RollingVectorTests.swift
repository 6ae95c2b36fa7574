import Testing
import TransparencyLog

/// Everything of one kind in a log of `size` entries, under one hash: thousands of cases in one
/// comparison.
struct RollingVector: Decodable {
  enum Kind: String, Decodable {
    case roots, inclusion, consistency, subtreeRoots, subtreeInclusion, subtreeConsistency
  }
  let kind: Kind
  let size: UInt8
  let sha256: String
}

@Test(arguments: try VectorFile.all(in: "Rolling"))
func `reproduces an accumulated vector`(file: VectorFile) throws {
  let vector = try file.decode(as: RollingVector.self)
  let lines = try lines(of: vector.kind, in: singleByteTree(vector.size))
  #expect(Hash.of(Array(lines.utf8)).description == vector.sha256)
}

private func lines(of kind: RollingVector.Kind, in tree: MerkleTree) throws -> String {
  switch kind {
  case .roots: (0...tree.size).map { "\($0) \(tree.root(at: $0))\n" }.joined()
  case .inclusion: try inclusionLines(tree)
  case .consistency: try consistencyLines(tree)
  case .subtreeRoots: subtreeRootLines(tree)
  case .subtreeInclusion: try subtreeInclusionLines(tree)
  case .subtreeConsistency: try subtreeConsistencyLines(tree)
  }
}

private func inclusionLines(_ tree: MerkleTree) throws -> String {
  var lines = ""
  for size in 1...tree.size {
    for index in 0..<size {
      let proof = try tree.inclusionProof(of: index, in: size)
      lines += line("\(index) \(size)", proof.hashes)
    }
  }
  return lines
}

private func consistencyLines(_ tree: MerkleTree) throws -> String {
  var lines = ""
  for size in 1...tree.size {
    for old in 1...size {
      let proof = try tree.consistencyProof(from: old, to: size)
      lines += line("\(old) \(size)", proof.hashes)
    }
  }
  return lines
}

private func subtreeRootLines(_ tree: MerkleTree) -> String {
  var lines = ""
  forEachInterval(upTo: tree.size) { start, end in
    guard let subtree = Subtree(start: start, end: end) else {
      // The draft lists an empty interval too; as a type it would only be a trap.
      if start == end { lines += "[\(start), \(end)) \(Hash.emptyTree)\n" }
      return
    }
    lines += "\(subtree) \(tree.hash(of: subtree))\n"
  }
  return lines
}

private func subtreeInclusionLines(_ tree: MerkleTree) throws -> String {
  var lines = ""
  try forEachInterval(upTo: tree.size) { start, end in
    guard let subtree = Subtree(start: start, end: end) else { return }
    for index in start..<end {
      let proof = try tree.inclusionProof(of: index, in: subtree)
      lines += line("\(index) \(subtree)", proof.hashes)
    }
  }
  return lines
}

private func subtreeConsistencyLines(_ tree: MerkleTree) throws -> String {
  var lines = ""
  for size in 0...tree.size {
    try forEachInterval(upTo: size) { start, end in
      guard let subtree = Subtree(start: start, end: end) else {
        if start == end { lines += "[\(start), \(end)) \(size)\n" }
        return
      }
      let proof = try tree.consistencyProof(of: subtree, in: size)
      lines += line("\(subtree) \(size)", proof.hashes)
    }
  }
  return lines
}

private func forEachInterval(
  upTo size: UInt64, _ body: (UInt64, UInt64) throws -> Void
) rethrows {
  for end in 0...size {
    for start in 0...end { try body(start, end) }
  }
}

private func line(_ head: String, _ hashes: [Hash]) -> String {
  ([head] + hashes.map(\.description)).joined(separator: " ") + "\n"
}
