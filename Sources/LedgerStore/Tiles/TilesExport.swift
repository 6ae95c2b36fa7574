import EventLedger
import Foundation
package import TransparencyLog

/// Writes a ledger as a folder that any static web server can serve
/// (<https://c2sp.org/tlog-tiles>).
///
/// A file of it never changes once it is written, but for the checkpoint: an export that was cut
/// short is taken up by running it again, and a later one adds what has come since. Partial tiles
/// of earlier exports stay for those who hold the checkpoint they belong to.
package struct TilesExport<Ledger: LedgerReading> {
  /// What an export did.
  package struct Summary: Hashable, Sendable {
    /// The number of entries that the checkpoint covers.
    package let size: UInt64
    /// The files that were written, the checkpoint included where it is a newer one.
    package var filesWritten: UInt64 = 0
    /// The files that were there already, byte for byte.
    package var filesKept: UInt64 = 0
  }

  private let ledger: Ledger
  private let checkpoint: SignedCheckpoint
  private let folder: TilesTarget
  private var summary: Summary

  /// How many entries are read at a time.
  private static var pageEntries: Int { 1_024 }

  /// Prepares an export.
  ///
  /// `checkpoint` covers all that is exported.
  package init(of ledger: Ledger, at checkpoint: SignedCheckpoint, to path: String) {
    self.ledger = ledger
    self.checkpoint = checkpoint
    folder = TilesTarget(path)
    summary = Summary(size: checkpoint.checkpoint.treeHead.size)
  }

  /// Writes what is missing.
  ///
  /// - Throws: `LedgerError` of code `exists` when the folder holds another log or another history
  ///   of this one, or a newer state of it; then nothing of it was replaced.
  package consuming func run() throws -> Summary {
    let head = checkpoint.checkpoint.treeHead
    let older = try olderCheckpoint()
    var tiles = TiledLogWriter()
    var tree = CompactRange()
    // Tiles and entries first, the checkpoint last: whoever fetches a checkpoint finds all that it
    // promises, also after a crash in between.
    while tree.size < head.size {
      let count = Int(min(UInt64(Self.pageEntries), head.size - tree.size))
      let page = try ledger.entries(from: tree.size, count: count)
      guard page.count == count else {
        throw LedgerError.corrupt(
          ledger,
          Phrase(
            id: "entri hilang mulai entri \(tree.size + UInt64(page.count))",
            en: "entries are missing from entry \(tree.size + UInt64(page.count)) on"))
      }
      for entry in page {
        for resource in try tiles.append(entry) { try place(resource) }
        tree.append(.leaf(entry))
        if let older, tree.size == older.size, tree.root != older.root {
          throw folder.error(
            Phrase(
              id: "memuat riwayat lain: titik periksanya berukuran \(older.size) entri",
              en: "holds another history: its checkpoint of \(older.size) entries"))
        }
      }
    }
    guard tree.root == head.root else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "entri tidak menghasilkan akar titik periksa",
          en: "the entries do not hash to the root of the checkpoint"))
    }
    for resource in try tiles.partialResources() { try place(resource) }
    try publish()
    return summary
  }

  /// Where the export that is there already ends; nil in a new folder.
  private func olderCheckpoint() throws -> TreeHead? {
    guard let bytes = try folder.read(LogResource.checkpointPath) else { return nil }
    guard let note = try? UnverifiedNote(bytes), let older = try? Checkpoint(text: note.text),
      older.origin == checkpoint.checkpoint.origin
    else {
      throw folder.error(
        Phrase(id: "memuat titik periksa log lain", en: "holds the checkpoint of another log"))
    }
    guard older.treeHead.size <= summary.size else {
      throw folder.error(
        Phrase(
          id:
            "memuat keadaan yang lebih baru: \(older.treeHead.size) entri, di sini \(summary.size)",
          en: "holds a newer state: \(older.treeHead.size) entries, here \(summary.size)"))
    }
    return older.treeHead
  }

  private mutating func place(_ resource: LogResource) throws {
    guard let there = try folder.read(resource.path) else {
      try folder.write(resource)
      summary.filesWritten += 1
      return
    }
    guard there == resource.bytes else {
      throw folder.error(
        Phrase(id: "memuat \(resource.path) yang lain", en: "holds another \(resource.path)"))
    }
    summary.filesKept += 1
  }

  private mutating func publish() throws {
    let lines = try ledger.cosignatureLines(at: summary.size)
    let bytes = checkpoint.logNote.bytes + lines.flatMap { $0 }
    let isThere = try folder.read(LogResource.checkpointPath) == bytes
    if isThere {
      summary.filesKept += 1
    } else {
      try folder.write(LogResource(path: LogResource.checkpointPath, bytes: bytes))
      summary.filesWritten += 1
    }
  }
}
