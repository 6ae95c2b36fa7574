import EventLedger
import Foundation
import GRDB
package import TransparencyLog

extension LedgerReading {
  /// The root of the published checkpoint of a size; nil when none was published.
  package func publishedRoot(at size: UInt64) throws -> Hash? {
    guard let note = try checkpoint(at: size) else { return nil }
    return try? Checkpoint(text: note.text).treeHead.root
  }

  /// The published checkpoint of a size; nil when none was published.
  package func checkpoint(at size: UInt64) throws -> UnverifiedNote? {
    try note("SELECT note FROM checkpoints WHERE size = ?", size)
  }

  /// The first published checkpoint that covers an entry: the one that its receipt bears.
  package func checkpoint(covering index: UInt64) throws -> UnverifiedNote? {
    try note("SELECT note FROM checkpoints WHERE size > ? ORDER BY size LIMIT 1", index)
  }

  /// The newest published checkpoint; nil before the first.
  package func newestCheckpoint() throws -> UnverifiedNote? {
    try note("SELECT note FROM checkpoints WHERE size >= ? ORDER BY size DESC LIMIT 1", 0)
  }

  /// The witnesses' lines under the checkpoint of a size, each with its line feed, sorted by
  /// witness.
  package func cosignatureLines(at size: UInt64) throws -> [[UInt8]] {
    try connection.run { database in
      try database.rows(
        "SELECT line FROM cosignatures WHERE size = ? ORDER BY witness", [Int64(clamping: size)]
      ) { $0.bytes(0) }
    }.map(\.endingInLineFeed)
  }

  /// Each witness's line under the smallest checkpoint above a size that it has signed, with its
  /// line feed.
  func firstCosignatures(above size: UInt64) throws -> [(size: UInt64, line: [UInt8])] {
    try connection.run { database in
      try database.rows(
        "SELECT min(size), line FROM cosignatures WHERE size > ? GROUP BY witness",
        [Int64(clamping: size)]
      ) { (UInt64(clamping: $0.integer(0)), $0.bytes(1).endingInLineFeed) }
    }
  }

  /// A full tile's bytes; nil when it is not stored.
  package func storedTile(level: Int, number: UInt64) throws -> [UInt8]? {
    try connection.run { database in
      try database.row(
        "SELECT hashes FROM tiles WHERE level = ? AND number = ?",
        [level, Int64(clamping: number)]
      ) { $0.bytes(0) }
    }
  }

  private func note(_ sql: String, _ argument: UInt64) throws -> UnverifiedNote? {
    let bytes = try connection.run { database in
      try database.row(sql, [Int64(clamping: argument)]) { $0.bytes(0) }
    }
    guard let bytes else { return nil }
    do {
      return try UnverifiedNote(bytes)
    } catch {
      throw LedgerError(
        .corrupt,
        Phrase(
          id: "\(connection.path): sebuah titik periksa tersimpan bukan catatan bertanda tangan",
          en: "\(connection.path): a stored checkpoint is not a signed note"),
        because: error,
        hint: Phrase(
          id: "jalankan `ledger verify` pada berkas itu", en: "run `ledger verify` on the file"))
    }
  }
}

extension Hash {
  /// The 32 bytes, as a statement's argument.
  var data: Data { bytes.data }
}

extension [UInt8] {
  fileprivate var endingInLineFeed: [UInt8] {
    last == UInt8(ascii: "\n") ? self : self + [UInt8(ascii: "\n")]
  }

  /// The bytes as a statement's argument, a blob.
  var data: Data { Data(self) }
}
