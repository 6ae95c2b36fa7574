import Testing
import TransparencyLog

@Suite struct VerifiedTileReaderTests {
  private let entries = numberedEntries(1000)

  @Test(arguments: [1, 2, 255, 256, 257, 300, 511, 512, 513, 1000])
  func `reads every perfect node of a log`(size: Int) async throws {
    let tree = MerkleTree(entries: entries.prefix(size))
    let log = try InMemoryLogReader(entries: entries.prefix(size))
    let reader = try await VerifiedTileReader(head: tree.head, reader: log)
    let nodes = (0..<10).flatMap { level in
      (0..<(tree.size >> UInt64(level))).map { NodeCoordinate(level: level, number: $0) }
    }
    #expect(try await reader.hashes(at: nodes) == tree.hashes(at: nodes))
  }

  @Test func `proves every entry of a log from its tiles`() async throws {
    let tree = MerkleTree(entries: entries)
    let log = try InMemoryLogReader(entries: entries)
    let reader = try await VerifiedTileReader(head: tree.head, reader: log)
    for index in stride(from: 0, to: tree.size, by: 7) {
      let nodes = try InclusionProof.nodes(of: index, in: tree.size)
      let proof = try InclusionProof(
        index: index, size: tree.size, nodeHashes: await reader.hashes(at: nodes))
      #expect(try proof == tree.inclusionProof(of: index, in: tree.size))
      try proof.verify(leafHash: .leaf(entries[Int(index)]), in: tree.head)
    }
  }

  @Test func `crosses three levels of tiles`() async throws {
    var tree = MerkleTree()
    var writer = TiledLogWriter()
    var resources: [LogResource] = []
    for number in 0..<70_000 {
      let entry = Array("\(number)".utf8)
      tree.append(entry)
      resources += try writer.append(entry)
    }
    resources += try writer.partialResources()
    let log = InMemoryLogReader(resources: resources)
    #expect(log.resources.keys.contains("tile/2/000.p/1"))
    let reader = try await VerifiedTileReader(head: tree.head, reader: log)
    let nodes = try InclusionProof.nodes(of: 4102, in: tree.size)
    #expect(try await reader.hashes(at: nodes) == tree.hashes(at: nodes))
    let report = await LogVerifier(head: tree.head, reader: log).verify()
    #expect(report.isIntact)
    #expect(report.entriesRead == 70_000)
    #expect(report.tilesRead == 274 + 2 + 1)
  }

  /// Every tile, changed in every 97th byte: about each third hash of each tile.
  @Test func `hands out no hash of a changed tile`() async throws {
    let tree = MerkleTree(entries: entries)
    let intact = try InMemoryLogReader(entries: entries)
    // A leaf out of every tile.
    let nodes = [0, 300, 600, 999].map { NodeCoordinate(level: 0, number: $0) }
    for path in intact.resources.keys where TileCoordinate(path: path) != nil {
      for position in stride(from: 0, to: intact.resources[path]?.count ?? 0, by: 97) {
        var log = intact
        log.resources[path]?[position] ^= 0x10
        let error = await #expect(throws: TileReaderError<Never>.self) {
          let reader = try await VerifiedTileReader(head: tree.head, reader: log)
          return try await reader.hashes(at: nodes)
        }
        guard case .unverified = error else {
          Issue.record("\(path), byte \(position): \(String(describing: error))")
          continue
        }
      }
    }
  }

  @Test func `opens no log under another head`() async throws {
    let log = try InMemoryLogReader(entries: entries)
    let tree = MerkleTree(entries: entries)
    let wrongRoot = TreeHead(size: 1000, root: tree.root(at: 999))
    await #expect(throws: TileReaderError<Never>.self) {
      try await VerifiedTileReader(head: wrongRoot, reader: log)
    }
    await #expect(throws: TileReaderError<Never>.self) {
      try await VerifiedTileReader(head: TreeHead(size: 1001, root: tree.root), reader: log)
    }
  }

  @Test func `reads partial tiles out of the full ones that took their place`() async throws {
    let old = MerkleTree(entries: entries.prefix(300))
    let later = try InMemoryLogReader(entries: entries.prefix(512))
    var log = later
    log.resources["tile/1/000.p/1"] = later.resources["tile/1/000.p/2"].map { Array($0.prefix(32)) }
    #expect(log.resources["tile/0/001.p/44"] == nil)
    let reader = try await VerifiedTileReader(head: old.head, reader: log)
    #expect(try await reader.entryBundle(number: 1).map(Array.init) == Array(entries[256..<300]))
  }

  @Test func `hands out no entry that is not the tree's`() async throws {
    let tree = MerkleTree(entries: entries)
    var log = try InMemoryLogReader(entries: entries)
    // The entries have eight bytes each after two of length: this changes the third's text.
    log.resources["tile/entries/001"]?[25] ^= 1
    let reader = try await VerifiedTileReader(head: tree.head, reader: log)
    #expect(try await reader.entryBundle(number: 0).map(Array.init) == Array(entries[..<256]))
    let error = await #expect(throws: TileReaderError<Never>.self) {
      try await reader.entryBundle(number: 1)
    }
    #expect(error?.description.hasPrefix("tile/entries/001 hashes to") == true)
    await #expect(throws: TileReaderError<Never>.self) { try await reader.entryBundle(number: 4) }
  }

  @Test func `refuses a node that the log does not hold`() async throws {
    let tree = MerkleTree(entries: entries)
    let log = try InMemoryLogReader(entries: entries)
    let reader = try await VerifiedTileReader(head: tree.head, reader: log)
    for node in [(0, 1000), (3, 125), (9, 1), (10, 0), (63, 0)] as [(Int, UInt64)] {
      await #expect(throws: TileReaderError<Never>.self) {
        try await reader.hashes(at: [NodeCoordinate(level: node.0, number: node.1)])
      }
    }
  }
}
