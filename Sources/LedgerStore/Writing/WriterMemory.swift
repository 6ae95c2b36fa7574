import EventLedger
import TransparencyLog

/// What a writer knows of the file after a commit, so that the next need not read it again.
struct WriterMemory {
  var state: LedgerState
  var edge: TileFrontier
  /// The newest checkpoint, nil before the first commit.
  var newest: SignedCheckpoint?
  /// Whether the stored rows are not those of an earlier size of `state`, so that all must be
  /// written anew.
  var mustRewriteRows: Bool
  /// What the file said when this was read or written.
  var stored: StoredHead

  init(
    state: LedgerState, edge: TileFrontier, newest: SignedCheckpoint?, mustRewriteRows: Bool,
    stored: StoredHead
  ) {
    self.state = state
    self.edge = edge
    self.newest = newest
    self.mustRewriteRows = mustRewriteRows
    self.stored = stored
  }

  /// What is known of a file without entries.
  init(beginning catalogue: Catalogue, in ledger: Unaudited) throws {
    state = LedgerState(catalogue: catalogue)
    edge = TileFrontier()
    mustRewriteRows = true
    stored = try ledger.storedHead()
  }

  /// Reads what there is to know: the opening audit, and the state over the stored rows.
  ///
  /// When the rows are of other versions of the projections, or lag behind, the state is folded
  /// from the entries.
  static func read(from ledger: Unaudited, catalogue: Catalogue) throws -> WriterMemory {
    try ledger.connection.onOneState { _ in
      try WriterMemory(of: ledger, catalogue: catalogue)
    }
  }

  private init(of ledger: Unaudited, catalogue: Catalogue) throws {
    let audit = try OpeningAudit(of: ledger)
    edge = audit.edge
    newest = audit.checkpoint
    self.stored = try ledger.storedHead()
    let stored = LedgerState(
      catalogue: catalogue, size: audit.edge.head.size, lastReceived: audit.lastReceived,
      rows: ledger, revisions: try ledger.storedRevisions())
    mustRewriteRows = try !ledger.holdsProjections(of: stored)
    state =
      mustRewriteRows
      ? try .refolded(
        from: ledger, upTo: stored.size, trusting: edge.head, catalogue: catalogue) : stored
  }
}

/// What a commit is judged on, as far as another program could change it: a writer that finds it
/// otherwise was not alone, in spite of the lock.
///
/// The text of the objects is compared beside it; statistics tables and SQLite's own counters, which
/// say nothing of the ledger, are not.
struct StoredHead: Hashable {
  private let text: [UInt8]

  fileprivate init(_ text: [UInt8]) { self.text = text }
}

extension LedgerReading {
  /// Size, newest note, marks, evidence, and the stored projections with their versions and sizes.
  func storedHead() throws -> StoredHead {
    let text = try connection.run { database in
      try database.row(
        """
        SELECT coalesce((SELECT max(position) FROM entries), '') || char(10)
          || coalesce((SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1), '') || char(10)
          || coalesce((SELECT group_concat(mark) FROM marks), '') || char(10)
          || (SELECT count(*) FROM evidence) || char(10)
          || coalesce((SELECT group_concat(name || ' ' || version || ' ' || size) FROM projections), '')
        """
      ) { $0.bytes(0) }
    }
    return StoredHead(text ?? [])
  }
}
