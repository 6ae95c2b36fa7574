import Testing
import TransparencyLog

@Suite struct TileFrontierTests {
  @Test func `has the root of the tree at every size`() {
    var tree = MerkleTree()
    var frontier = TileFrontier()
    for entry in numberedEntries(1_100) {
      #expect(frontier.head == tree.head)
      tree.append(entry)
      _ = frontier.append(.leaf(entry))
    }
    #expect(frontier.head == tree.head)
  }

  @Test func `returns a tile with the leaf that fills it`() throws {
    var frontier = TileFrontier()
    let leaves = numberedEntries(65_536).map { Hash.leaf($0) }
    var filled: [String] = []
    for leaf in leaves { filled += frontier.append(leaf).map(\.coordinate.path) }
    #expect(filled.count == 257)
    #expect(filled.first == "tile/0/000")
    #expect(filled.suffix(2) == ["tile/0/255", "tile/1/000"])
    #expect(frontier.partialTiles.map(\.coordinate.path) == ["tile/2/000.p/1"])
  }

  @Test(arguments: [0, 1, 255, 256, 257, 511, 65_535, 65_536, 65_793, 66_000])
  func `goes on from its partial tiles as if it had never stopped`(size: Int) throws {
    let leaves = numberedEntries(size + 300).map { Hash.leaf($0) }
    var whole = TileFrontier()
    for leaf in leaves.prefix(size) { _ = whole.append(leaf) }
    var levels = Array(repeating: [Hash](), count: 4)
    for tile in whole.partialTiles { levels[tile.coordinate.level] = tile.hashes }
    var resumed = TileFrontier(levels: levels)
    #expect(resumed.head == whole.head)
    for leaf in leaves.dropFirst(size) { #expect(resumed.append(leaf) == whole.append(leaf)) }
    #expect(resumed.head == whole.head)
  }

  @Test func `cuts a partial tile to what it was, and knows no other tile`() throws {
    var frontier = TileFrontier()
    for entry in numberedEntries(300) { _ = frontier.append(.leaf(entry)) }
    let narrow = try #require(TileCoordinate(level: 0, number: 1, width: 10))
    #expect(frontier.tile(at: narrow)?.hashes == numberedEntries(300)[256..<266].map { .leaf($0) })
    for (number, width) in [(0, 256), (1, 45), (2, 1)] {
      let other = try #require(TileCoordinate(level: 0, number: UInt64(number), width: width))
      #expect(frontier.tile(at: other) == nil)
    }
  }
}
