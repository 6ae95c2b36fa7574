import Crypto
import TransparencyLog

/// Hashing, proving and verifying a log of 100,000 entries of 600 bytes, on one core.
///
/// The reference is SHA-256 alone over as many bytes or as many calls: what is above it is ours.
struct TreeBenchmarks: BenchmarkSuite {
  static let name = "tree"

  private let entries: [[UInt8]]
  private let leafHashes: [Hash]
  private let tree: MerkleTree

  private static let count = 100_000
  private static let proofCount = 10_000

  private init() {
    entries = (0..<Self.count).map { number in
      (0..<600).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) }
    }
    leafHashes = entries.map { Hash.leaf($0) }
    tree = MerkleTree(entries: entries)
  }

  static func run(_ options: BenchmarkOptions) async throws -> [Measurement] {
    let benchmarks = TreeBenchmarks()
    return try await benchmarks.hashing() + benchmarks.proofs() + benchmarks.wholeLog()
  }

  private func hashing() -> [Measurement] {
    let alone = Cost.ofOne(of: 1) {
      for entry in entries { consume(SHA256.hash(data: entry)) }
      for _ in entries { consume(SHA256.hash(data: Self.node)) }
    }
    let range = Cost.ofOne(of: 1) {
      var range = CompactRange()
      for entry in entries { range.append(.leaf(entry)) }
      consume(range.root)
    }
    let whole = Cost.ofOne(of: 1) { consume(MerkleTree(entries: entries).root) }
    let beside = ("SHA-256 of its leaves and nodes", alone)
    return [
      Measurement(
        "tree.root", "the root over 100,000 × 600 bytes", range, "s", goal: .atMost(0.12),
        beside: beside),
      Measurement(
        "tree.build", "the same with every node kept", whole, "s", goal: .atMost(0.12),
        beside: beside),
    ]
  }

  private func proofs() throws -> [Measurement] {
    let indexes = (0..<Self.proofCount).map { UInt64($0 * 7919 % entries.count) }
    let head = tree.head
    let proofs = try indexes.map { try tree.inclusionProof(of: $0, in: head.size) }
    let made = try Cost.ofOne(of: indexes.count) {
      for index in indexes { consume(try tree.inclusionProof(of: index, in: head.size)) }
    }
    let checked = try Cost.ofOne(of: proofs.count) {
      for proof in proofs { try proof.verify(leafHash: leafHashes[Int(proof.index)], in: head) }
    }
    let consistency = try Cost.ofOne(of: indexes.count) {
      for index in indexes { consume(try tree.consistencyProof(from: index + 1, to: head.size)) }
    }
    let nodes = Cost.ofOne(of: Self.proofCount) {
      for _ in 0..<(Self.proofCount * 17) { consume(SHA256.hash(data: Self.node)) }
    }
    let beside = ("SHA-256 of 17 nodes", nodes * 1e6)
    return [
      Measurement(
        "tree.prove", "an inclusion proof made at 100,000 entries", made * 1e6, "µs",
        goal: .atMost(5), beside: beside),
      Measurement(
        "tree.check", "an inclusion proof checked", checked * 1e6, "µs", goal: .atMost(5),
        beside: beside),
      Measurement(
        "tree.consistency", "a consistency proof made", consistency * 1e6, "µs", beside: beside),
    ]
  }

  private func wholeLog() async throws -> [Measurement] {
    let verifier = LogVerifier(head: tree.head, reader: try InMemoryLogReader(entries: entries))
    var isIntact = false
    let cost = await Cost.of { isIntact = await verifier.verify().isIntact }
    precondition(isIntact, "the log that was just made is intact")
    return [
      Measurement("tree.verify", "all entries and tiles verified", cost.processor, "s")
    ]
  }

  private static let node = Array(repeating: 1 as UInt8, count: 65)
}
