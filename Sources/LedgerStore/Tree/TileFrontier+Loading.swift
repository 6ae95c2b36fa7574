import EventLedger
import TransparencyLog

extension TileFrontier {
  /// Makes the frontier of the stored log anew: leaf hashes from the last entries, and above them the
  /// roots of the full tiles, each computed from its 256 hashes.
  init(of ledger: some LedgerReading) throws {
    try self.init(of: ledger, upTo: ledger.size)
  }

  /// Makes the frontier that the log had at an earlier size, whose full tiles are stored.
  init(of ledger: some LedgerReading, upTo size: UInt64) throws {
    var levels: [[Hash]] = []
    var count = size
    while count > 0 {
      let first = count - count % UInt64(TileCoordinate.fullWidth)
      let hashes =
        levels.isEmpty
        ? try Self.leafHashes(from: first, upTo: count, in: ledger)
        : try (first..<count).map { number in
          try ledger.fullTile(level: levels.count - 1, number: number).root
        }
      levels.append(hashes)
      count /= UInt64(TileCoordinate.fullWidth)
    }
    self.init(levels: levels)
  }

  private static func leafHashes(
    from first: UInt64, upTo end: UInt64, in ledger: some LedgerReading
  ) throws -> [Hash] {
    let entries = try ledger.entries(from: first, count: Int(end - first))
    guard entries.count == Int(end - first) else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "ada entri yang hilang sesudah entri \(first)",
          en: "entries are missing after entry \(first)"))
    }
    return entries.map { Hash.leaf($0) }
  }
}

extension LedgerReading {
  /// A full tile that a log of this size must hold.
  func fullTile(level: Int, number: UInt64) throws -> Tile {
    guard let coordinate = TileCoordinate(level: level, number: number),
      let bytes = try storedTile(level: level, number: number),
      let tile = Tile(coordinate: coordinate, bytes: bytes)
    else {
      throw LedgerError.corrupt(
        self,
        Phrase(
          id: "ubin \(number) tingkat \(level) hilang atau bukan 256 hash",
          en: "tile \(number) of level \(level) is missing or not 256 hashes"))
    }
    return tile
  }
}

extension LedgerError {
  /// A ledger whose parts do not fit together.
  static func corrupt(_ ledger: some LedgerReading, _ fact: Phrase) -> LedgerError {
    LedgerError(
      .corrupt, Phrase(verbatim: ledger.connection.path).told(with: fact),
      hint: Phrase(
        id: "jalankan `ledger verify` pada berkas itu, atau pulihkan dari salinan",
        en: "run `ledger verify` on the file, or restore it from a copy"))
  }
}
