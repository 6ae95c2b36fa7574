import CanonicalJSON
import Crypto
import Foundation
import Testing

/// The published sequence of doubles, by their bits: edge cases, then 2,000 neighbours of the
/// smallest normal number, then a chain of SHA-256 hashes.
struct NumberSequence: Sendable, CustomTestStringConvertible {
  let testDescription: String

  /// How many lines from the first on, and their hash; ascending.
  let digests: [(lines: Int, sha256: String)]

  private let edges: [UInt64]
  private var position = 0

  /// The last hash of the chain, which begins with the hash of 32 zero bytes.
  private var block = [UInt8](repeating: 0, count: 32)

  /// Bits of the last hash not yet given, each the eight bytes of a double, lowest first.
  private var pending: ArraySlice<UInt64> = []

  init(_ file: VectorFile) throws {
    testDescription = file.name
    edges = try #require(file.root["edges"]).elements.map {
      try #require($0.string.flatMap { UInt64($0, radix: 16) })
    }
    digests = try #require(file.root["digests"]).elements.map {
      (Int(try #require($0["lines"]?.integer)), try #require($0["sha256"]?.string))
    }
  }

  mutating func next() -> UInt64 {
    defer { position += 1 }
    if position < edges.count { return edges[position] }
    let neighbour = position - edges.count
    return neighbour < 2000 ? 0x0010_0000_0000_0000 + UInt64(neighbour) : nextOfChain()
  }

  private mutating func nextOfChain() -> UInt64 {
    while true {
      if pending.isEmpty { hashBlock() }
      guard let bits = pending.popFirst() else { continue }
      let double = Double(bitPattern: bits)
      if double.isFinite, double != 0 { return bits }
    }
  }

  private mutating func hashBlock() {
    block = Array(SHA256.hash(data: block))
    pending =
      stride(from: 0, to: block.count, by: 8).map { start in
        block[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }[...]
  }
}
