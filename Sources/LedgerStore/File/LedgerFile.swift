package import EventLedger
package import TransparencyLog

/// A ledger opened for reading: one state of it, however much is appended meanwhile.
package struct LedgerFile: LedgerReading {
  package let connection: LedgerConnection
  let audit: OpeningAudit

  /// Opens a ledger and checks its newest checkpoint, right edge and last entries.
  package static func open(at path: String) throws -> LedgerFile {
    try FileHeader.check(path)
    return try LedgerFile(snapshot(of: FilePlace(path).path, name: path))
  }

  /// The file's present state; of a file at rest that this user may not write to, the file as it
  /// is.
  ///
  /// A reader of a write-ahead log needs a file beside it, which a read-only folder does not have,
  /// and which a reader of a read-only file could not take away again.
  private static func snapshot(of place: String, name path: String) throws -> LedgerConnection {
    let isWritable = FileAccess(place).readOnlyPart == nil
    guard isWritable || !FileStamp(of: place).isAtRest else {
      return try LedgerConnection(path: place, purpose: .immutable, name: path)
    }
    do {
      let connection = try LedgerConnection(path: place, purpose: .reading, name: path)
      try connection.beginSnapshot()
      return connection
    } catch let error as LedgerError {
      guard !isWritable, [.storage, .readOnly].contains(error.code) else { throw error }
      throw LedgerError(
        .readOnly,
        Phrase(
          id: "\(path) mempunyai entri lebih baru dalam berkas \(path)-wal di sampingnya, padahal "
            + "foldernya hanya dapat dibaca",
          en:
            "\(path) has newer entries in the file \(path)-wal beside it, and its folder is read-only"
        ),
        hint: Phrase(
          id: "salin kedua berkas ke folder yang dapat Anda tulisi, lalu baca salinannya",
          en: "copy both files to a folder that you may write to, and read the copy"),
        cause: error)
    }
  }

  init(_ connection: LedgerConnection) throws {
    self.connection = connection
    try OpeningAudit.checkMarks(of: connection)
    try connection.refuseAlteredObjects()
    audit = try OpeningAudit(of: Unaudited(connection: connection))
  }

  /// What the ledger's first event fixed.
  package var genesis: Genesis { audit.genesis }

  /// The keys that sign its checkpoints.
  package var logKeys: LogKeys { audit.logKeys }

  /// The newest checkpoint; it covers every entry.
  package var newest: SignedCheckpoint { audit.checkpoint }

  /// `received` of the newest entry.
  package var lastReceived: Instant { audit.lastReceived }

  /// The receipts of entries, in the order of the indexes.
  package func receipts(at indexes: some Sequence<UInt64>) async throws -> [Receipt] {
    try await receipts(at: indexes, edge: audit.edge, logKeys: audit.logKeys)
  }

  /// The receipt of one entry.
  package func receipt(at index: UInt64) async throws -> Receipt {
    guard let receipt = try await receipts(at: CollectionOfOne(index)).first else {
      preconditionFailure("one index has one receipt")
    }
    return receipt
  }

  /// Lets go of the file, so that nothing of it is held back from being erased.
  package func close() throws { try connection.close() }

  /// The state of all entries over the stored rows, each loaded when it is asked for.
  ///
  /// Refused when the stored rows are of other versions of the projections, or lag behind.
  package func state(under catalogue: Catalogue) throws -> LedgerState {
    let revisions = try connection.run { _ in try storedRevisions() }
    let state = try LedgerState(
      catalogue: catalogue, size: size, lastReceived: lastReceived, rows: self,
      revisions: revisions)
    guard try holdsProjections(of: state) else {
      throw LedgerError(
        .newerFormat,
        Phrase(
          id: "\(connection.path) memuat proyeksi dengan versi lain dari milik program ini",
          en: "\(connection.path) holds projections of other versions than this program's"),
        hint: Phrase(
          id: "baca keadaan dengan `ledger replay`, atau tulis satu peristiwa dengan program ini",
          en: "read the state with `ledger replay`, or append once with this program"))
    }
    return state
  }
}

/// A connection whose ledger has not been looked at yet.
struct Unaudited: LedgerReading {
  let connection: LedgerConnection
}
