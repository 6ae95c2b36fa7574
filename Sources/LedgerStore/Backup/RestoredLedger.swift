package import EventLedger
import Foundation
import GRDB
package import TransparencyLog

/// A restored file on its way to being the ledger again.
///
/// A log never signs two roots for one size. A file from a backup may be older than what the log
/// key has signed since; to append to it would be to write a second history. So it takes no
/// entries until checkpoints that others kept show that nothing later was signed.
package final class RestoredLedger {
  private let path: String
  private let catalogue: Catalogue
  private let ledger: Unaudited
  private let audit: OpeningAudit

  /// Opens a restored file.
  package init(at path: String, catalogue: Catalogue) throws {
    self.path = path
    self.catalogue = catalogue
    ledger = Unaudited(connection: try .toWrite(at: path))
    _ = try ledger.connection.refuseForeignObjects()
    guard try ledger.has(.copy) else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(path) bukan berkas hasil pemulihan: berkas itu sudah menerima entri",
          en: "\(path) is not a restored file: it takes entries already"),
        hint: Phrase(
          id: "cadangan dipulihkan dengan: ledger restore CADANGAN --ledger BERKAS",
          en: "a backup is restored with: ledger restore BACKUP --ledger PATH"))
    }
    audit = try OpeningAudit(of: ledger)
  }

  /// What the ledger's first event fixed.
  package var genesis: Genesis { audit.genesis }

  /// The log key in force, beside whose file it is kept what was signed last.
  package var logKey: NoteVerifier { audit.logKeys.current }

  package func close() throws { try ledger.connection.close() }

  /// Shows by checkpoints from outside that this is the newest history, and returns the greatest
  /// size that they state.
  ///
  /// `kept`: the record beside the log key, which knows what was signed last. What neither it nor
  /// the notes say cannot be known: whether others hold a later checkpoint than those given.
  /// - Throws: `LedgerError` when one is not the log's, is of another history, or of more entries
  ///   than the file has; then nothing changes.
  package func show(newest notes: [UnverifiedNote], kept: NewestNote? = nil) throws -> UInt64 {
    let record = try kept?.open(for: logKey).head
    let heads = try notes.map { try signed($0).checkpoint.treeHead } + [record].compactMap(\.self)
    for head in heads {
      guard let split = try splitView(with: head) else { continue }
      throw split.isAhead
        ? Self.notTheNewest(path, split, signed: head.size)
        : LedgerError.stopped(path, split.phrase)
    }
    return heads.map(\.size).max() ?? 0
  }

  /// Lets the file take entries again, with its sealed values.
  ///
  /// Everything but what was erased is brought back from `sealed`; without it the values stay that an
  /// old copy, put back by hand, has itself. The whole is verified before
  /// the mark is taken away. What the log has erased stays out, however old the file of values is.
  /// - Returns: how many values were brought back and how many stayed erased, and the report; nil
  ///   for the counts when it was refused, and then the file is as before.
  package func release(
    sealed: String?, valuesAreLost: Bool, at now: Instant
  ) async throws -> (counts: Counts?, report: VerificationReport) {
    let hasOwn = try sealed == nil && ledger.hasTable("sealed_values")
    let counts = hasOwn ? Counts() : try bringBackValues(from: sealed, at: now)
    let report = try await VerificationCopy.verify(path, catalogue: catalogue)
    guard report.isSound(withoutValues: valuesAreLost) else {
      if !hasOwn { try removeValues() }
      return (nil, report)
    }
    try ledger.connection.remove(.copy)
    return (counts, report)
  }

  /// What became of the values in the file beside the backup.
  package struct Counts: Hashable, Sendable {
    /// Brought back.
    package var restored: UInt64 = 0
    /// Left out, since they were erased.
    package var erased: UInt64 = 0
    /// Left out, since their events are not in this log.
    package var foreign: UInt64 = 0

    package init(restored: UInt64 = 0, erased: UInt64 = 0, foreign: UInt64 = 0) {
      self.restored = restored
      self.erased = erased
      self.foreign = foreign
    }
  }

  private static func notTheNewest(
    _ path: String, _ split: SplitView, signed size: UInt64
  ) -> LedgerError {
    LedgerError(
      .readOnly,
      Phrase(
        id: "kunci log telah menandatangani \(size) entri, \(split.entriesLost) lebih banyak dari "
          + "isi \(path)",
        en: "the log key has signed \(size) entries, \(split.entriesLost) more than \(path) has"),
      hint: Phrase(
        id: "cari cadangan yang lebih baru; bila tidak ada, pendaftar kunci menyatakan entri itu "
          + "hilang: ledger restart",
        en: "find a newer backup; where there is none the registrars declare the entries lost: "
          + "ledger restart"))
  }

  private func signed(_ note: UnverifiedNote) throws -> SignedCheckpoint {
    do {
      return try audit.logKeys.open(note)
    } catch {
      throw LedgerError(
        .key,
        Phrase(
          id: "sebuah catatan bukan titik periksa yang ditandatangani kunci log ini",
          en: "a note is no checkpoint that this log's key signed"),
        because: error)
    }
  }

  private func splitView(with signed: TreeHead) throws -> SplitView? {
    try SplitView(signed: signed, head: audit.edge.head) { size in
      try RightEdge(of: ledger, upTo: size).head.root
    }
  }

  // MARK: Sealed values

  private func bringBackValues(from sealed: String?, at now: Instant) throws -> Counts {
    let source = try sealed.map { sealed in
      let source = try LedgerConnection(path: sealed, purpose: .immutable)
      try SealedFile(source).check(for: audit.genesis.hash, at: now, path: sealed)
      return source
    }
    let values = source.map(VerificationCopy.init(sealedValuesIn:))
    let erased = try erasedPlaces()
    let counts = try ledger.connection.transaction { database in
      // A crash before the mark was taken away has left the table there.
      try database.execute(sql: "DROP TABLE IF EXISTS sealed_values")
      try FileFormat.createSealedValues(in: database)
      var counts = Counts()
      var last: SealedRow?
      while let page = try values?.sealedRows(after: last, count: Self.rowsPerPage), !page.isEmpty {
        for row in page { try bringBack(row, erased: erased, into: database, counts: &counts) }
        last = page.last
      }
      return counts
    }
    try source?.close()
    return counts
  }

  /// How many sealed values are brought back at a time.
  private static let rowsPerPage = 512

  private func bringBack(
    _ row: SealedRow, erased: Set<String>, into database: Database, counts: inout Counts
  ) throws {
    guard !erased.contains("\(row.event.text) \(row.pointer.text)") else {
      counts.erased += 1
      return
    }
    guard let event = Hash(hex: row.event.text), try ledger.index(of: event) != nil else {
      counts.foreign += 1
      return
    }
    try database.cachedStatement(
      sql: "INSERT INTO sealed_values (event, pointer, salt, value) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [row.event.text, row.pointer.text, row.salt.data, row.value.text])
    counts.restored += 1
  }

  /// The places that this log has erased, as `HASH POINTER`.
  private func erasedPlaces() throws -> Set<String> {
    var erased: Set<String> = []
    for row in try ledger.storedErasures() {
      for place in row.erasure.places { erased.insert("\(row.event) \(place.pointer)") }
    }
    return erased
  }

  /// Takes the values out again, with every trace.
  private func removeValues() throws {
    try ledger.connection.transaction { try $0.execute(sql: "DROP TABLE sealed_values") }
    try ledger.connection.set(.erasureUnfinished)
    try ledger.connection.cleanAfterErasure()
  }

}

extension SplitView {
  /// Whether the log key has signed more than this history has.
  fileprivate var isAhead: Bool { signed.size > held.size }
  fileprivate var entriesLost: UInt64 { signed.size - held.size }
}

extension VerificationReport {
  /// Whether nothing was found, but perhaps values that are known to be lost.
  fileprivate func isSound(withoutValues: Bool) -> Bool {
    guard hasFindings else { return true }
    let failing = VerificationPart.allCases.filter { self[$0].findings != nil }
    return withoutValues && failing == [.sealedValues]
      && self[.sealedValues].findings?.counts.map(\.rule) == [Finding.Rule.sealedMissing]
  }
}
