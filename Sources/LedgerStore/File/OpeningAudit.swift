import CanonicalJSON
import EventLedger
import GRDB
import TransparencyLog

/// What is checked whenever a ledger is opened: its newest checkpoint, right edge and last entries.
///
/// It costs a few hundred hashes however long the log is. What it cannot see, `verify` does.
struct OpeningAudit: Sendable {
  /// What the ledger's first event fixed.
  let genesis: Genesis
  /// The log keys, as the stored directory has them and the acts in the log name them.
  let logKeys: LogKeys
  /// The newest checkpoint, verified under the log key in force.
  let checkpoint: SignedCheckpoint
  /// The right edge, whose root is the checkpoint's.
  let edge: TileFrontier
  /// `received` of the newest entry.
  let lastReceived: Instant

  init(of ledger: some LedgerReading) throws {
    try Self.checkMarks(of: ledger.connection)
    genesis = try Self.genesis(of: ledger)
    logKeys = try Self.logKeys(of: ledger, genesis: genesis)
    checkpoint = try Self.newestCheckpoint(of: ledger, logKey: logKeys.current)
    edge = try TileFrontier(of: ledger)
    let head = checkpoint.checkpoint.treeHead
    guard edge.head.size == head.size else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id:
            "titik periksa terbaru mencakup \(head.size) entri, berkas ini berisi \(edge.head.size)",
          en: "the newest checkpoint covers \(head.size) entries, the file has \(edge.head.size)"))
    }
    guard edge.head.root == head.root else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "entri menghasilkan akar \(edge.head.root), titik periksa menyatakan \(head.root)",
          en: "the entries give the root \(edge.head.root), the checkpoint says \(head.root)"))
    }
    try Self.checkLastFullTile(of: ledger, size: head.size)
    guard let last = try ledger.entry(at: head.size - 1), let entry = try? Entry(last) else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "entri \(head.size - 1) tidak terbaca sebagai entri",
          en: "entry \(head.size - 1) does not read as an entry"))
    }
    lastReceived = entry.received
  }

  /// Refuses other SQLite files, and those of a newer program.
  static func checkMarks(of connection: LedgerConnection) throws {
    let (id, version, encoding) = try connection.run { database in
      (
        try database.row("PRAGMA application_id") { $0.integer(0) },
        try database.row("PRAGMA user_version") { $0.integer(0) } ?? 0,
        try database.row("PRAGMA encoding") { $0.text(0) }
      )
    }
    try FileFormat.checkMarks(
      applicationID: id, version: version, isUTF8: encoding == "UTF-8", of: connection.path)
  }

  /// The first event, from the log itself and not from what was derived from it: the log key that
  /// it names is what the rest is checked with.
  private static func genesis(of ledger: some LedgerReading) throws -> Genesis {
    guard let bytes = try ledger.entry(at: 0), let entry = try? Entry(bytes),
      let genesis = try? Genesis(entry.event)
    else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(id: "entri 0 tidak membuka buku besar", en: "entry 0 does not open a ledger"))
    }
    return genesis
  }

  /// The log keys of the stored directory; of a file without one, the first event's alone.
  ///
  /// What is stored was derived. That the first event names the first key and an act in the log
  /// each other one is looked up here; that the acts took effect, a verification asks.
  private static func logKeys(of ledger: some LedgerReading, genesis: Genesis) throws -> LogKeys {
    guard let bytes = try ledger.row(LedgerRow.key, of: LedgerRow.definition.name),
      let stored = try? JSONText(bytes).root["logKeys"].flatMap({ LogKeys($0) })
    else { return LogKeys(genesis) }
    for (position, tenure) in stored.tenures.enumerated() {
      let isNamed =
        position == 0
        ? tenure == LogKeys(genesis).tenures[0] : try ledger.isNamed(tenure.key, by: tenure.by)
      guard isNamed else {
        throw LedgerError.corrupt(
          ledger,
          Phrase(
            id: "tidak ada peristiwa di dalamnya yang menyebut kunci log \(tenure.key.identity)",
            en: "no event in it names the log key \(tenure.key.identity)"))
      }
    }
    return stored
  }

  private static func newestCheckpoint(
    of ledger: some LedgerReading, logKey: NoteVerifier
  ) throws -> SignedCheckpoint {
    guard let note = try ledger.newestCheckpoint() else {
      throw LedgerError.corrupt(
        ledger, Phrase(id: "berkas ini tidak mempunyai titik periksa", en: "it has no checkpoint"))
    }
    do {
      return try SignedCheckpoint.open(note, with: [logKey])
    } catch {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "titik periksa terbarunya bukan milik log",
          en: "its newest checkpoint is not the log's"
        ).told(with: Phrase(of: error)))
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
        ledger,
        Phrase(
          id: "hash sebuah entri mulai \(number * width) lain dari isi ubin \(number)",
          en: "an entry from \(number * width) on does not hash to what tile \(number) holds"))
    }
  }
}

extension LedgerReading {
  /// Whether an event in the log names a log key.
  fileprivate func isNamed(_ key: NoteVerifier, by event: Hash) throws -> Bool {
    guard let index = try index(of: event), let bytes = try entry(at: index),
      let entry = try? Entry(bytes), entry.event.hash == event
    else { return false }
    let data = entry.event.data
    return (data["key"] ?? data["logKey"])?.string == "\(key)"
  }
}
