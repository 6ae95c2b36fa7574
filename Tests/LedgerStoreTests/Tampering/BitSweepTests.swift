import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Rehearsal
import Testing

/// Every bit of a ledger's file that carries meaning is found when it is turned, and every byte.
///
/// A sample is enough in daily work; `scripts/sweep` alters as many as it is told, or all.
@Suite(.serialized) struct BitSweepTests {
  /// Regions whose bits say nothing about the ledger, or nothing that SQLite relies on.
  private static let withoutMeaning: Set<String> = [
    "file header: format versions", "file header: free list", "file header: incremental vacuum",
    "file header: schema format", "file header: text encoding",
    "schema: root page of what has none",
    "file header: payload fractions", "file header: change counter",
    "file header: default cache size", "file header: reserved for expansion",
    "file header: schema cookie", "file header: version-valid-for",
    "file header: version of SQLite", "page header: start of content", "page: unallocated",
    "page: fragments between cells", "free block: content", "overflow page: behind the content",
    "schema: number of a row", "record: type of the column that is the row's number",
  ]

  @Test func `finds every turned bit of a small file that carries meaning`() async throws {
    try await sweep(counts: 0, sample: 100)
  }

  @Test func `finds turned bits of a file with hundreds of entries`() async throws {
    try await sweep(counts: 580, sample: 40)
  }

  /// All bytes when `LEDGER_SWEEP` asks for `bytes`, one of so many parts with `bytes 3/10`.
  ///
  /// The file is the same in every run, so a sweep that was broken off goes on with the next part.
  @Test func `finds every altered byte of a file of two hundred entries`() async throws {
    let fixture = try StoreFixture()
    let bytes = try fixture.fileToAlter(counts: 180)
    let seed = SeededRandom.seeds(count: 1)[0]
    var random = SeededRandom(seed: seed)
    var altered = bytes.indices.map { offset in
      BitSweep.Alteration(offset: offset, mask: UInt8.random(in: 1...255, using: &random))
    }
    if let part = SweepPart(ProcessInfo.processInfo.environment["LEDGER_SWEEP"]) {
      altered = part.elements(of: altered)
    } else {
      altered = (0..<40).compactMap { _ in altered.randomElement(using: &random) }
    }
    print("seed \(seed), \(altered.count) of \(bytes.count) bytes")
    try await sweep(altered, of: bytes, in: fixture)
  }

  /// Turns a sample of the bits, as large as `LEDGER_SWEEP` says, and tells what found them.
  private func sweep(counts: Int64, sample: Int) async throws {
    let asked = ProcessInfo.processInfo.environment["LEDGER_SWEEP"]
    // Who asks for bytes does not ask for bits.
    guard SweepPart(asked) == nil else { return }
    let fixture = try StoreFixture()
    let bytes = try fixture.fileToAlter(counts: counts)
    let seed = SeededRandom.seeds(count: 1)[0]
    var random = SeededRandom(seed: seed)
    let map = DatabaseMap(bytes)
    let bitCount = bytes.count * 8
    var bits = (0..<(asked.flatMap(Int.init) ?? sample)).map { _ in
      Int.random(in: 0..<bitCount, using: &random)
    }
    if asked == "whole", counts == 0 {
      // Of the bytes that no cell has taken yet the sample is enough: SQLite reads none of them.
      bits += (0..<bitCount).filter { map.region(of: $0 / 8) != "page: unallocated" }
    }
    print("seed \(seed), \(bits.count) of \(bitCount) bits")
    try await sweep(bits.map(BitSweep.Alteration.init(bit:)), of: bytes, in: fixture)
  }

  /// Makes the alterations, tells what found them, and asks that nothing with a meaning was missed.
  private func sweep(
    _ alterations: [BitSweep.Alteration], of bytes: [UInt8], in fixture: StoreFixture
  ) async throws {
    let map = DatabaseMap(bytes)
    let result = try await BitSweep(of: bytes, catalogue: fixture.catalogue, in: fixture.folder)
      .run(alterations)
    let unfound = Dictionary(grouping: result.unfound, by: map.region).mapValues(\.count)
    for (name, count) in result.found.sorted(by: { $0.key < $1.key }) {
      print("  \(count) found by \(name)")
    }
    for (region, count) in unfound.sorted(by: { $0.key < $1.key }) {
      print("  \(count) without meaning in \(region)")
    }
    let missed = result.unfound.filter { !Self.withoutMeaning.contains(map.region(of: $0)) }
    #expect(missed.isEmpty, "\(missed.prefix(20).map { "\($0) \(map.region(of: $0))" })")
  }
}

extension StoreFixture {
  /// The bytes of a file at rest: the directory, eleven entries with sealed values and anchors,
  /// and counts besides.
  func fileToAlter(counts: Int64) throws -> [UInt8] {
    let writer = try create()
    for round in 0..<5 {
      for desk in ["64.71", "64.72"] {
        try append(
          ToyDomain.noteWritten, by: TestKey(desk), subject: desk,
          data: ["text": .string("Aman, \(round)."), "topic": "security"], to: writer)
      }
    }
    try appendCounts(0..<(counts + 1), to: writer)
    try writer.close()
    return Array(try Data(contentsOf: URL(filePath: path)))
  }
}
