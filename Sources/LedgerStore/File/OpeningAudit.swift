import EventLedger
import GRDB
import TransparencyLog

/// What is checked whenever a ledger is opened: its newest checkpoint, right edge and last entries.
///
/// It costs a few hundred hashes however long the log is. What it cannot see, `verify` does.
struct OpeningAudit: Sendable {
  /// What the ledger's first event fixed.
  let genesis: Genesis
  /// The newest checkpoint, verified under the log key in force.
  let checkpoint: SignedCheckpoint
  /// The right edge, whose root is the checkpoint's.
  let edge: RightEdge
  /// `received` of the newest entry.
  let lastReceived: Instant

  init(of ledger: some LedgerReading) throws {
    try Self.checkMarks(of: ledger.connection)
    genesis = try Self.genesis(of: ledger)
    checkpoint = try Self.newestCheckpoint(of: ledger, logKey: genesis.logKey)
    edge = try RightEdge(of: ledger)
    let head = checkpoint.checkpoint.treeHead
    guard edge.head.size == head.size else {
      throw LedgerError.corrupt(
        ledger, "the newest checkpoint covers \(head.size) entries, the file has \(edge.head.size)")
    }
    guard edge.head.root == head.root else {
      throw LedgerError.corrupt(
        ledger, "the entries give the root \(edge.head.root), the checkpoint says \(head.root)")
    }
    try Self.checkLastFullTile(of: ledger, size: head.size)
    guard let last = try ledger.entry(at: head.size - 1), let entry = try? Entry(last) else {
      throw LedgerError.corrupt(ledger, "entry \(head.size - 1) does not read as an entry")
    }
    lastReceived = entry.received
  }

  /// Refuses other SQLite files, and those of a newer program.
  static func checkMarks(of connection: LedgerConnection) throws {
    let (id, version) = try connection.run { database in
      (
        try database.row("PRAGMA application_id") { $0.integer(0) },
        try database.row("PRAGMA user_version") { $0.integer(0) } ?? 0
      )
    }
    try FileFormat.checkMarks(applicationID: id, version: version, of: connection.path)
  }

  /// The first event, from the log itself and not from what was derived from it: the log key that
  /// it names is what the rest is checked with.
  private static func genesis(of ledger: some LedgerReading) throws -> Genesis {
    guard let bytes = try ledger.entry(at: 0), let entry = try? Entry(bytes),
      let genesis = try? Genesis(entry.event)
    else { throw LedgerError.corrupt(ledger, "entry 0 does not open a ledger") }
    return genesis
  }

  private static func newestCheckpoint(
    of ledger: some LedgerReading, logKey: NoteVerifier
  ) throws -> SignedCheckpoint {
    guard let note = try ledger.newestCheckpoint() else {
      throw LedgerError.corrupt(ledger, "it has no checkpoint")
    }
    do {
      return try SignedCheckpoint.open(note, with: [logKey])
    } catch {
      throw LedgerError.corrupt(ledger, "its newest checkpoint is not the log's: \(error)")
    }
  }

  private static func checkLastFullTile(of ledger: some LedgerReading, size: UInt64) throws {
    let width = UInt64(TileCoordinate.fullWidth)
    guard size >= width else { return }
    let number = size / width - 1
    let tile = try ledger.fullTile(level: 0, number: number)
    let found = try ledger.entries(from: number * width, count: Int(width)).map { Hash.leaf($0) }
    guard found == tile.hashes else {
      throw LedgerError.corrupt(
        ledger, "an entry from \(number * width) on does not hash to what tile \(number) holds")
    }
  }
}
