import TransparencyLog

/// The entries of a vector's log: spelled out in hexadecimal, or `leaf 0`, `leaf 1`, ….
struct VectorEntries: Decodable {
  private let entriesHex: [String]?
  private let entryCount: Int?

  var entries: [[UInt8]] {
    if let entriesHex { return entriesHex.compactMap { Hex.decode($0) } }
    return numberedEntries(entryCount ?? 0)
  }
}

/// Entries with the texts `leaf 0`, `leaf 1`, ….
func numberedEntries(_ count: Int) -> [[UInt8]] {
  (0..<count).map { Array("leaf \($0)".utf8) }
}

/// The tree over entries of one byte each: 0, 1, 2, ….
func singleByteTree(_ count: UInt8) -> MerkleTree {
  MerkleTree(entries: (0..<count).map { [$0] })
}
