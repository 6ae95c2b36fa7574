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
    guard try ledger.marks().copySize != nil else {
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

  /// Brings back sealed values that are missing here, from another copy of the ledger.
  ///
  /// Each must open its commitment under a key at hand, and gets a new box under the current one. What
  /// this log has erased stays out, however old the copy is.
  package func bringBackValues(from copy: String, with keys: SealingKeys) throws -> Counts {
    let source = try LedgerFile.open(at: copy)
    defer { try? source.close() }
    guard source.genesis.hash == audit.genesis.hash else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(copy) salinan buku besar lain", en: "\(copy) is a copy of another ledger"))
    }
    var bringing = BringingBack(into: ledger, from: copy, keys: keys)
    let rows = VerificationCopy(connection: source.connection, definitions: [])
    return try ledger.connection.transaction { database in
      var last: SealedRow?
      while true {
        let page = try rows.sealedRows(after: last, count: Self.rowsPerPage)
        for row in page { try bringing.take(row, into: database) }
        guard let end = page.last else { return bringing.counts }
        last = end
      }
    }
  }

  /// How many sealed values are brought back at a time.
  private static let rowsPerPage = 512

  /// Lets the file take entries again, once all of it is verified.
  ///
  /// With `valuesAreLost` also one that lacks sealed values: each verification will name them.
  /// - Returns: whether it takes entries, and the report; otherwise the file stays a copy.
  package func release(
    valuesAreLost: Bool, sealing: SealingKeys = .none
  ) async throws -> (isReleased: Bool, report: VerificationReport) {
    let report = try await VerificationCopy.verify(path, catalogue: catalogue, sealing: sealing)
    guard report.isSound(withoutValues: valuesAreLost) else { return (false, report) }
    for mark in try ledger.marks() {
      if case .copy = mark { try ledger.connection.remove(mark) }
    }
    return (true, report)
  }

  /// What became of the values of another copy.
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

    package static func += (left: inout Counts, right: Counts) {
      left.restored += right.restored
      left.erased += right.erased
      left.foreign += right.foreign
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
      try TileFrontier(of: ledger, upTo: size).head.root
    }
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
    let failing = VerificationPart.allCases.filter { self[$0].findings != nil }
    guard withoutValues else { return failing.isEmpty && sealed?.absent == 0 }
    return failing.isEmpty
      || failing == [.sealedValues]
        && self[.sealedValues].findings?.counts.map(\.rule) == [Finding.Rule.sealedMissing]
  }
}
