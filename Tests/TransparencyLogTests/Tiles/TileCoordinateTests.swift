import Testing
import TransparencyLog

@Suite struct TileCoordinateTests {
  static let numbers: [(UInt64, String)] = [
    (0, "000"), (7, "007"), (999, "999"), (1000, "x001/000"), (1001, "x001/001"),
    (1_234_067, "x001/x234/067"), (1_000_000_000, "x001/x000/x000/000"),
    (72_057_594_037_927_935, "x072/x057/x594/x037/x927/935"),
  ]

  @Test(arguments: numbers)
  func `spells a number in groups of three digits, and reads it back`(
    number: UInt64, spelling: String
  ) throws {
    let tile = try #require(TileCoordinate(level: 0, number: number))
    #expect(tile.path == "tile/0/\(spelling)")
    #expect(TileCoordinate(path: tile.path) == tile)
    let bundle = try #require(EntryBundleCoordinate(number: number, width: 5))
    #expect(bundle.path == "tile/entries/\(spelling).p/5")
    #expect(EntryBundleCoordinate(path: bundle.path) == bundle)
  }

  @Test(arguments: 1...256)
  func `spells a width only when the tile is partial`(width: Int) throws {
    let tile = try #require(TileCoordinate(level: 1, number: 1234, width: width))
    #expect(tile.path == "tile/1/x001/234" + (width == 256 ? "" : ".p/\(width)"))
    #expect(TileCoordinate(path: tile.path) == tile)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile//000", "tiles/0/000",
    "tile/00/000", "tile/+0/000", "tile/-1/000", "tile/8/000", "tile/64/000", "tile/x/000",
    "tile/entries/000", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/+00", "tile/0/x000",
    "tile/0/x000/000", "tile/0/001/000", "tile/0/x001/x000", "tile/0/x01/000", "tile/0/x0001/000",
    "tile/0/X001/000", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
    "tile/0/000.p/01", "tile/0/000.p/+1", "tile/0/000.p/1/", "tile/0/000.P/1", "tile/0/.p/1",
    "tile/0/000.p/1.p/1", "tile/0/x001.p/1/000", "tile/0/٠٠٠", "tile/0/000\u{301}",
    "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/x072/x057/x594/x037/x927/936",
    "tile/7/001", "tile/0/000?", "checkpoint",
  ])
  func `reads no other spelling`(path: String) {
    #expect(TileCoordinate(path: path) == nil)
  }

  @Test(arguments: ["tile/0/000", "tile/entries/0", "tile/entries/000.p/0", "tile/Entries/000"])
  func `reads no other spelling of a bundle`(path: String) {
    #expect(EntryBundleCoordinate(path: path) == nil)
  }

  @Test(
    arguments: [
      (256, ["tile/1/000.p/1"]), (257, ["tile/0/001.p/1", "tile/1/000.p/1"]),
      (70_000, ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]), (0, []),
      (255, ["tile/0/000.p/255"]), (65_536, ["tile/2/000.p/1"]),
    ] as [(UInt64, [String])])
  func `finds the partial tiles of a log`(size: UInt64, paths: [String]) {
    let found = (0...7).compactMap { level in
      TileCoordinate(
        level: level, number: size >> UInt64(8 * level) / 256, inLogOf: size)
    }
    #expect(found.map(\.path) == paths)
    #expect(found.allSatisfy { !$0.isFull })
  }

  @Test func `names no tile that a log does not reach`() {
    #expect(TileCoordinate(level: 0, number: 1, inLogOf: 256) == nil)
    #expect(TileCoordinate(level: 1, number: 0, inLogOf: 255) == nil)
    #expect(TileCoordinate(level: 0, number: .max, inLogOf: .max) == nil)
    #expect(TileCoordinate(level: -1, number: 0, inLogOf: .max) == nil)
    #expect(TileCoordinate(level: 8, number: 0, inLogOf: .max) == nil)
    #expect(TileCoordinate(level: 7, number: 0, inLogOf: .max)?.width == 255)
    #expect(TileCoordinate(level: 0, number: 0, width: 0) == nil)
    #expect(TileCoordinate(level: 0, number: 0, width: 257) == nil)
  }
}
