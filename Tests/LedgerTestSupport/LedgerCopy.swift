import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A copy of a ledger as its file would hold it, every table of which a test may alter.
package struct LedgerCopy: VerifiableLedger {
  package var entries: [EntryRow]
  package var checkpoints: [CheckpointRow]
  package var cosignatures: [CosignatureRow] = []
  package var tiles: [TileRow]
  package var evidence: [EvidenceRow] = []
  /// Sorted by the hash.
  package var index: [IndexRow]
  /// Sorted by event and pointer; nil for a copy without the table.
  package var sealed: [SealedRow]?
  /// Nil for a copy without stored projections.
  package var projections: [StoredProjection]?
  /// Rows by their projection's name, sorted by key.
  package var rows: [String: [StoredProjectionRow]] = [:]
  package var findings: [Finding] = []
  package var marksHeld: [LedgerMark] = []

  /// What a file holds of entries, tiles and index; signed by the holder of a log key.
  ///
  /// * `entries`: the entries' bytes, whatever they are.
  /// * `sizes`: the sizes at which a checkpoint was published; all when nil.
  /// * `key`: the key that signs the checkpoints.
  package init(
    entries: [[UInt8]], checkpointsAt sizes: Set<UInt64>? = nil, signedBy key: TestKey = .log
  ) throws {
    var tree = MerkleTree()
    self.entries = []
    checkpoints = []
    index = []
    let signer = NoteSigner(name: key.verifier.name, privateKey: key.privateKey)
    guard let origin = Origin(TestLedger.origin) else { throw TestLedgerError.noSuchType("") }
    for bytes in entries {
      let position = Int64(tree.size)
      self.entries.append(EntryRow(position: position, bytes: bytes))
      tree.append(bytes)
      if let entry = try? Entry(bytes) {
        index.append(IndexRow(event: entry.event.hash.bytes, position: position))
      }
      guard sizes?.contains(tree.size) ?? true else { continue }
      let note = try signer.sign(Checkpoint(origin: origin, treeHead: tree.head).text)
      checkpoints.append(CheckpointRow(size: Int64(tree.size), note: note.bytes))
    }
    index.sort { $0.event.lexicographicallyPrecedes($1.event) }
    tiles = Self.tiles(of: entries)
  }

  /// A copy of all that a test ledger holds.
  package init(of ledger: TestLedger, checkpointsAt sizes: Set<UInt64>? = nil) throws {
    try self.init(entries: ledger.history.entries, checkpointsAt: sizes)
    for (position, row) in checkpoints.enumerated() {
      // As they were signed, perhaps by other keys.
      guard let note = ledger.history.checkpoints[UInt64(row.size)] else { continue }
      checkpoints[position] = CheckpointRow(size: row.size, note: note)
    }
    var sealed: [SealedRow] = []
    for (event, openings) in ledger.openings {
      for opening in openings {
        sealed.append(
          try Self.row(opening, of: event, in: ledger.history.entries, under: TestSealing.keys()))
      }
    }
    self.sealed = sealed.sorted { $0.precedes($1) }
    store(ledger.state)
  }

  private static func row(
    _ opening: Opening, of event: Hash, in entries: [[UInt8]], under keys: SealingKeys
  ) throws -> SealedRow {
    let genesis = try entries.first.map { try Entry($0).event.hash } ?? event
    let place = SealedPlace(genesis: genesis, event: event, pointer: opening.pointer)
    return SealedRow(
      event: Array("\(event)".utf8), pointer: Array("\(opening.pointer)".utf8),
      box: try keys.box(opening, at: place)?.bytes ?? [])
  }

  /// Keeps the projections of a state.
  package mutating func store(_ state: LedgerState) {
    projections = []
    for table in state.tables {
      let name = table.definition.name
      projections?.append(
        StoredProjection(
          name: name, version: Int64(table.definition.version), size: Int64(state.size)))
      rows[name] = table.loadedRows().map {
        StoredProjectionRow(key: Array($0.key.utf8), value: $0.value)
      }
    }
  }

  /// The same copy after its holder changed the entries and made everything fit again: positions,
  /// tiles, index, checkpoints.
  package func forged(_ change: (inout [[UInt8]]) throws -> Void) throws -> LedgerCopy {
    var bytes = entries.map(\.bytes)
    try change(&bytes)
    var copy = try LedgerCopy(entries: bytes)
    copy.sealed = sealed
    copy.projections = projections
    copy.rows = rows
    copy.cosignatures = cosignatures
    return copy
  }

  private static func tiles(of entries: [[UInt8]]) -> [TileRow] {
    var rows: [TileRow] = []
    var hashes = entries.map { Hash.leaf($0) }
    var level = 0
    while hashes.count >= TileCoordinate.fullWidth {
      var roots: [Hash] = []
      while hashes.count - roots.count * TileCoordinate.fullWidth >= TileCoordinate.fullWidth,
        let coordinate = TileCoordinate(level: level, number: UInt64(roots.count))
      {
        let first = roots.count * TileCoordinate.fullWidth
        let tile = Tile(
          coordinate: coordinate, hashes: Array(hashes[first..<(first + TileCoordinate.fullWidth)]))
        rows.append(
          TileRow(level: Int64(level), number: Int64(roots.count), hashes: tile.bytes))
        roots.append(tile.root)
      }
      hashes = roots
      level += 1
    }
    return rows
  }
}

extension LedgerCopy {
  package var size: UInt64 { UInt64(entries.count) }

  package func entries(from index: UInt64, count: Int) -> [[UInt8]] {
    let last = EntryRow(position: Int64(index) - 1, bytes: [])
    return entryRows(after: last, count: count).map(\.bytes)
  }

  package func index(of event: Hash) -> UInt64? {
    let bytes = event.bytes
    let position = index.partitionPoint { !$0.event.lexicographicallyPrecedes(bytes) }
    guard position < index.count, index[position].event == bytes else { return nil }
    return UInt64(exactly: index[position].position)
  }

  package func publishedRoot(at size: UInt64) -> Hash? {
    checkpoints.first { $0.size == Int64(size) }
      .flatMap { try? UnverifiedNote($0.note) }
      .flatMap { try? Checkpoint(text: $0.text).treeHead.root }
  }

  package func structure() -> [Finding] { findings }

  package func marks() -> [LedgerMark] { marksHeld }

  package func entryRows(after last: EntryRow?, count: Int) -> [EntryRow] {
    entries.page(after: last, count)
  }

  package func checkpointRows(after last: CheckpointRow?, count: Int) -> [CheckpointRow] {
    checkpoints.page(after: last, count)
  }

  package func cosignatureRows(after last: CosignatureRow?, count: Int) -> [CosignatureRow] {
    cosignatures.page(after: last, count)
  }

  package func tileRows(after last: TileRow?, count: Int) -> [TileRow] {
    tiles.page(after: last, count)
  }

  package func evidenceRows(after last: EvidenceRow?, count: Int) -> [EvidenceRow] {
    evidence.page(after: last, count)
  }

  package func indexRowCount() -> UInt64? { UInt64(index.count) }

  package func indexRows(after last: IndexRow?, count: Int) -> [IndexRow] {
    index.page(after: last, count)
  }

  package func sealedValueCount() -> UInt64? { sealed.map { UInt64($0.count) } }

  package func sealedRows(of event: Hash) -> [SealedRow] {
    let name = Array("\(event)".utf8)
    return (sealed ?? []).filter { $0.event == name }
  }

  package func sealedRows(after last: SealedRow?, count: Int) -> [SealedRow] {
    (sealed ?? []).page(after: last, count)
  }

  package func storedProjections() -> [StoredProjection]? { projections }

  package func projectionRows(
    of projection: String, after last: StoredProjectionRow?, count: Int
  ) -> [StoredProjectionRow] {
    (rows[projection] ?? []).page(after: last, count)
  }
}

extension Array where Element: KeyedRow {
  /// The elements after one, of a sorted array.
  fileprivate func page(after last: Element?, _ count: Int) -> [Element] {
    let start = last.map { last in partitionPoint { last.precedes($0) } } ?? 0
    return Array(self[start...].prefix(count))
  }

  /// The first position whose element a condition holds for that holds for all after it.
  fileprivate func partitionPoint(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
