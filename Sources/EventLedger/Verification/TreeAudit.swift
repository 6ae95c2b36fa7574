import TransparencyLog

/// Builds the log's tree from the entries, and meets each checkpoint at its size and each tile
/// where it fills up.
struct TreeAudit {
  /// The number of entries that streamed by, missing ones counted.
  private(set) var size: UInt64 = 0
  /// The number of checkpoints met.
  private(set) var checkpointCount: UInt64 = 0
  /// The roots at sizes the caller asked for.
  private(set) var noted: [UInt64: Hash] = [:]

  /// The roots over the notes of the checkpoints up to those sizes.
  private(set) var notedCheckpoints: [UInt64: Hash] = [:]

  private var frontier = TileFrontier()
  /// The notes of the checkpoints, as a tree of their own.
  private var notes = CompactRange()
  /// Whether an entry is missing: from there on the tree is unknown.
  private var isBroken = false
  private var checkpoints: RowCursor<CheckpointRow>
  private var newestCheckpoint: Int64?
  private var tiles: TileAudit
  /// The tiles of a published log; nil for a file.
  private var publishedTiles: PublishedTileAudit?
  private var roots = RecentValues<Hash>(capacity: 1 << 12)
  private let sizesToNote: Set<UInt64>

  /// `sizesToNote`: sizes whose roots are wanted afterwards.
  init(_ ledger: some VerifiableLedger, notingRootsAt sizesToNote: Set<UInt64>) {
    checkpoints = RowCursor { try ledger.checkpointRows(after: $0, count: $1) }
    tiles = TileAudit { try ledger.tileRows(after: $0, count: $1) }
    if ledger.form == .tiles {
      publishedTiles = PublishedTileAudit { try ledger.publishedTile(at: $0) }
    }
    self.sizesToNote = sizesToNote
  }

  /// The root computed so far; nil when an entry is missing.
  var root: Hash? { isBroken ? nil : frontier.root }

  /// The root over the notes of all checkpoints met.
  var checkpointsRoot: Hash { notes.root }

  /// The computed root at the size of a recent checkpoint; of a published log, at any recent size.
  func recentRoot(at size: UInt64) -> Hash? { roots[size] }

  /// Takes up the next leaf and returns the checkpoints of the size reached, to be checked.
  mutating func append(
    _ leafHash: Hash, logKey: NoteVerifier?, findings: inout FindingLog
  ) throws -> [CheckpointCheck] {
    size += 1
    if !isBroken {
      try compare(frontier.append(leafHash), findings: &findings)
    }
    let due = try dueCheckpoints(logKey: logKey)
    if sizesToNote.contains(size) {
      noted[size] = root
      notedCheckpoints[size] = notes.root
    }
    return due
  }

  /// Goes on after missing entries.
  mutating func skip(to newSize: UInt64) {
    size = newSize
    isBroken = true
  }

  /// Checks what must hold when the log has ended.
  mutating func finish(findings: inout FindingLog) throws {
    if !isBroken { try finishTiles(findings: &findings) }
    if let newestCheckpoint, newestCheckpoint < Int64(clamping: size) {
      findings.add(newest(.verbatim("\(newestCheckpoint)")))
    }
    while let row = try checkpoints.next() {
      checkpointCount += 1
      newestCheckpoint = row.size
      findings.add(newest(.verbatim("\(row.size)"), at: row.size))
    }
    if newestCheckpoint == nil { findings.add(newest(.none)) }
    findings.add(checkpoints.failure, reading: "checkpoints")
  }

  /// Compares the tiles that a leaf has filled.
  private mutating func compare(_ filled: [Tile], findings: inout FindingLog) throws {
    for tile in filled {
      if let publishedTiles {
        try publishedTiles.compare(tile, findings: &findings)
      } else {
        try tiles.compare(tile, findings: &findings)
      }
    }
    // Its anchors are held against the roots themselves: it has no earlier checkpoints.
    if publishedTiles != nil { roots[size] = root }
  }

  private mutating func finishTiles(findings: inout FindingLog) throws {
    guard let publishedTiles else { return try tiles.finish(findings: &findings) }
    for tile in frontier.partialTiles { try publishedTiles.compare(tile, findings: &findings) }
  }

  private mutating func dueCheckpoints(logKey: NoteVerifier?) throws -> [CheckpointCheck] {
    var due: [CheckpointCheck] = []
    while let row = try checkpoints.peek(), row.size <= Int64(clamping: size) {
      _ = try checkpoints.next()
      checkpointCount += 1
      newestCheckpoint = row.size
      notes.append(.leaf(row.note))
      let isReached = row.size == Int64(clamping: size)
      let root = isReached ? root : nil
      if isReached { roots[size] = root }
      due.append(CheckpointCheck(row: row, root: root, key: logKey))
    }
    return due
  }

  private func newest(_ found: Finding.Value, at place: Int64? = nil) -> Finding {
    Finding(
      .history, at: .checkpoint(place ?? Int64(clamping: size)),
      rule: Finding.Rule.checkpointNewest, expected: .log(.newest(size)),
      found: found)
  }
}
