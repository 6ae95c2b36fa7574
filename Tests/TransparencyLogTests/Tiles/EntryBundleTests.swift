import Testing
import TransparencyLog

@Suite struct EntryBundleTests {
  private let entries: [[UInt8]] = [
    [], [1], Array(repeating: 2, count: 255), Array(repeating: 3, count: 256),
    Array(repeating: 4, count: 65_535),
  ]

  @Test func `stands after its length, two bytes, the higher one first`() throws {
    let bundle = try EntryBundle(entries: [[], [7], Array(repeating: 9, count: 258)])
    #expect(Array(bundle.bytes.prefix(7)) == [0, 0, 0, 1, 7, 1, 2])
    #expect(bundle.bytes.count == 3 * 2 + 1 + 258)
  }

  @Test func `gives back its entries and their leaf hashes`() throws {
    let written = try EntryBundle(entries: entries)
    let read = try EntryBundle(bytes: written.bytes, count: entries.count)
    #expect(read == written)
    #expect(read.map(Array.init) == entries)
    #expect(read.leafHashes == entries.map { Hash.leaf($0) })
  }

  @Test func `refuses an entry that two bytes cannot count`() {
    #expect(throws: EntryBundleError.entryTooLong(65_536)) {
      try EntryBundle(entries: [Array(repeating: 0, count: 65_536)])
    }
    var writer = TiledLogWriter()
    #expect(throws: EntryBundleError.entryTooLong(65_536)) {
      try writer.append(Array(repeating: 0, count: 65_536))
    }
    #expect(writer.size == 0)
  }

  @Test func `refuses every truncation, and any byte too many`() throws {
    let bytes = try EntryBundle(entries: [[], [1], [2, 3, 4], []]).bytes
    for count in bytes.indices {
      #expect(throws: EntryBundleError.self) {
        try EntryBundle(bytes: Array(bytes[..<count]), count: 4)
      }
    }
    #expect(throws: EntryBundleError.trailingBytes(1)) {
      try EntryBundle(bytes: bytes + [0], count: 4)
    }
    #expect(throws: EntryBundleError.trailingBytes(2)) {
      try EntryBundle(bytes: bytes, count: 3)
    }
  }
}
