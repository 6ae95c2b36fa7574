package import EventLedger
package import TransparencyLog

/// A history in memory, which a test may alter as an attacker would.
package struct TestHistory: LedgerHistory {
  package var entries: [[UInt8]] = []
  /// The published checkpoints as signed notes, by size.
  package var checkpoints: [UInt64: [UInt8]] = [:]
  package private(set) var tree = MerkleTree()
  private var positions: [Hash: UInt64] = [:]

  package init() {}

  package mutating func append(_ entry: Entry) {
    positions[entry.event.hash] = size
    entries.append(entry.bytes)
    tree.append(entry.bytes)
  }

  package var size: UInt64 { UInt64(entries.count) }

  package func entries(from index: UInt64, count: Int) -> [[UInt8]] {
    Array(entries.dropFirst(Int(index)).prefix(count))
  }

  package func index(of event: Hash) -> UInt64? { positions[event] }

  package func publishedRoot(at size: UInt64) -> Hash? {
    checkpoints[size] == nil ? nil : tree.root(at: size)
  }
}
