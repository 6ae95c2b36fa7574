import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing

/// Every bit of a ledger's file that carries meaning is found when it is turned.
///
/// A sample is enough in daily work; `scripts/sweep` turns as many as it is told, or all.
@Suite(.serialized) struct BitSweepTests {
  /// Regions whose bits say nothing about the ledger, or nothing that SQLite relies on.
  private static let withoutMeaning: Set<String> = [
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

  /// Turns a sample of the bits, as large as `LEDGER_SWEEP` says, and tells what found them.
  private func sweep(counts: Int64, sample: Int) async throws {
    let fixture = try StoreFixture()
    let bytes = try fixture.fileToAlter(counts: counts)
    let sweep = BitSweep(of: bytes, catalogue: fixture.catalogue, in: fixture.folder)
    let seed = SeededGenerator.seeds(count: 1)[0]
    var random = SeededGenerator(seed: seed)
    let map = DatabaseMap(bytes)
    let asked = ProcessInfo.processInfo.environment["LEDGER_SWEEP"]
    var bits = (0..<(asked.flatMap(Int.init) ?? sample)).map { _ in
      Int.random(in: 0..<sweep.bitCount, using: &random)
    }
    if asked == "whole", counts == 0 {
      // Of the bytes that no cell has taken yet the sample is enough: SQLite reads none of them.
      bits += (0..<sweep.bitCount).filter { map.region(of: $0 / 8) != "page: unallocated" }
    }
    let result = try await sweep.run(bits)
    let unfound = Dictionary(grouping: result.unfound, by: map.region).mapValues(\.count)
    print("seed \(seed), \(bits.count) of \(sweep.bitCount) bits")
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
