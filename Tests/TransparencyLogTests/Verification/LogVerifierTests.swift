import Testing
import TransparencyLog

@Suite struct LogVerifierTests {
  private let entries = numberedEntries(600)

  private func verify(
    _ log: InMemoryLogReader, size: Int = 600, findingCountMax: Int = 100
  ) async -> LogReport {
    let head = MerkleTree(entries: entries.prefix(size)).head
    return await LogVerifier(head: head, reader: log, findingCountMax: findingCountMax).verify()
  }

  private func places(_ report: LogReport) -> [String] {
    report.findings.map { "\($0.rule.rawValue): \($0.place)" }
  }

  @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512, 513, 600])
  func `finds an untouched log intact`(size: Int) async throws {
    let log = try InMemoryLogReader(entries: entries.prefix(size))
    let report = await verify(log, size: size)
    #expect(report.isIntact, "\(report.findings)")
    #expect(report.entriesRead == UInt64(size))
    #expect(report.tilesRead == UInt64((size + 255) / 256 + (size >= 256 ? 1 : 0)))
  }

  @Test func `hands over each entry once and in order`() async throws {
    let log = try InMemoryLogReader(entries: entries)
    var seen: [[UInt8]] = []
    let report = await LogVerifier(head: MerkleTree(entries: entries).head, reader: log)
      .verify { index, entry in
        #expect(index == UInt64(seen.count))
        seen.append(Array(entry))
      }
    #expect(seen == entries)
    #expect(report.isIntact)
  }

  @Test func `finds a changed entry at its index, with both hashes`() async throws {
    var log = try InMemoryLogReader(entries: entries)
    var changed = entries
    changed[300] = Array("leaf x".utf8)
    log.resources["tile/entries/001"] = try EntryBundle(entries: changed[256..<512]).bytes
    let report = await verify(log)
    #expect(places(report) == ["leaf-hash: entry 300", "root: the log"])
    let finding = try #require(report.findings.first)
    #expect(finding.expected == .hash(.leaf(entries[300])))
    #expect(finding.found == .hash(.leaf(changed[300])))
  }

  @Test func `finds a changed tile between what is below and what is above it`() async throws {
    var log = try InMemoryLogReader(entries: entries)
    log.resources["tile/0/001"]?[32 * 44 + 7] ^= 1
    #expect(places(await verify(log)) == ["leaf-hash: entry 300", "tile-hash: tile/0/001"])
    log = try InMemoryLogReader(entries: entries)
    log.resources["tile/1/000.p/2"]?[32] ^= 1
    #expect(
      places(await verify(log)) == [
        "tile-hash: tile/0/001", "edge-root: the right edge of the tiles",
      ])
  }

  @Test func `finds two swapped entries, and two swapped bundles`() async throws {
    var swapped = entries
    swapped.swapAt(10, 11)
    var log = try InMemoryLogReader(entries: entries)
    log.resources["tile/entries/000"] = try EntryBundle(entries: swapped[..<256]).bytes
    #expect(
      places(await verify(log)) == ["leaf-hash: entry 10", "leaf-hash: entry 11", "root: the log"])
    log = try InMemoryLogReader(entries: entries)
    log.resources["tile/entries/000"] = log.resources["tile/entries/001"]
    let report = await verify(log, findingCountMax: 1000)
    #expect(report.findings.count == 257)
  }

  @Test func `is not misled by a log that is consistent in itself`() async throws {
    var changed = entries
    changed[300] = Array("leaf x".utf8)
    let report = await verify(try InMemoryLogReader(entries: changed))
    #expect(places(report) == ["edge-root: the right edge of the tiles", "root: the log"])
  }

  @Test(arguments: [
    ("tile/entries/000", ["present: tile/entries/000"]),
    ("tile/entries/002.p/88", ["present: tile/entries/002.p/88"]),
    ("tile/0/001", ["present: tile/0/001"]), ("tile/0/002.p/88", ["present: tile/0/002.p/88"]),
    ("tile/1/000.p/2", ["present: tile/1/000.p/2"]),
  ])
  func `finds a missing file, and nothing else`(path: String, expected: [String]) async throws {
    var log = try InMemoryLogReader(entries: entries)
    #expect(log.resources.removeValue(forKey: path) != nil)
    #expect(places(await verify(log)) == expected)
  }

  @Test func `finds every file that is cut or drawn out, and goes on`() async throws {
    let intact = try InMemoryLogReader(entries: entries)
    for path in intact.resources.keys {
      for change in [{ $0.dropLast() }, { $0 + [0] }, { _ in [] }] as [([UInt8]) -> [UInt8]] {
        var log = intact
        log.resources[path] = change(intact.resources[path] ?? [])
        #expect(places(await verify(log)) == ["well-formed: \(path)"])
      }
    }
  }

  @Test func `finds every flipped bit of a small log`() async throws {
    let intact = try InMemoryLogReader(entries: entries.prefix(5))
    for (path, bytes) in intact.resources {
      for bit in 0..<(bytes.count * 8) {
        var log = intact
        log.resources[path]?[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(await !verify(log, size: 5).findings.isEmpty, "\(path), bit \(bit)")
      }
    }
  }

  @Test func `stops when it has found enough, and says so`() async throws {
    let log = InMemoryLogReader(resources: [])
    let head = TreeHead(size: .max, root: .emptyTree)
    let report = await LogVerifier(head: head, reader: log, findingCountMax: 10).verify()
    #expect(report.findings.count == 10)
    #expect(!report.isComplete)
    #expect(!report.isIntact)
  }

  @Test func `reads a partial bundle and tile out of the full ones`() async throws {
    var log = try InMemoryLogReader(entries: entries.prefix(512))
    log.resources["tile/1/000.p/1"] = log.resources["tile/1/000.p/2"].map { Array($0.prefix(32)) }
    let report = await verify(log, size: 300)
    #expect(report.isIntact, "\(report.findings)")
  }

  @Test func `words a finding as a fact with its values`() async throws {
    var log = try InMemoryLogReader(entries: entries.prefix(3))
    log.resources["tile/entries/000.p/3"] = nil
    #expect(await verify(log, size: 3).findings[0].description == "tile/entries/000.p/3 is missing")
    log = try InMemoryLogReader(entries: [[1]])
    let report = await verify(log, size: 1)
    #expect(
      report.findings.last?.description
        == "the log hashes to \(Hash.leaf([1])), but the tree head holds \(Hash.leaf(entries[0]))")
  }
}
