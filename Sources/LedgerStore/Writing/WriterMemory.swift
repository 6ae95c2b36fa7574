import EventLedger
import TransparencyLog

/// What a writer knows of the file after a commit, so that the next need not read it again.
struct WriterMemory {
  var state: LedgerState
  var edge: RightEdge
  /// The newest checkpoint, nil before the first commit.
  var newest: SignedCheckpoint?
  /// Whether the stored rows are not those of an earlier size of `state`, so that all must be
  /// written anew.
  var mustRewriteRows: Bool

  init(
    state: LedgerState, edge: RightEdge, newest: SignedCheckpoint?, mustRewriteRows: Bool
  ) {
    self.state = state
    self.edge = edge
    self.newest = newest
    self.mustRewriteRows = mustRewriteRows
  }

  /// What is known of a file without entries.
  init(beginning catalogue: Catalogue) {
    state = LedgerState(catalogue: catalogue)
    edge = RightEdge()
    mustRewriteRows = true
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
    let stored = LedgerState(
      catalogue: catalogue, size: audit.edge.head.size, lastReceived: audit.lastReceived,
      rows: ledger, revisions: try ledger.storedRevisions())
    mustRewriteRows = try !ledger.holdsProjections(of: stored)
    state =
      mustRewriteRows
      ? try .refolded(
        from: ledger, upTo: stored.size, trusting: edge.head, catalogue: catalogue) : stored
  }

  /// Whether the file is still as this says.
  func isPresent(in ledger: Unaudited) throws -> Bool {
    guard try ledger.size == edge.head.size else { return false }
    return try ledger.newestCheckpoint() == newest?.logNote
  }
}
