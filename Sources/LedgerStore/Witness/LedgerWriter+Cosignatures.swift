package import EventLedger
import GRDB
package import TransparencyLog

extension LedgerWriter {
  /// What became of the witnesses' lines that were brought.
  package struct TakenCosignatures: Hashable, Sendable {
    /// The rows that were inserted.
    package let added: [CosignatureRow]
    /// How many lines changed nothing, since their witness has cosigned that checkpoint before.
    ///
    /// The first line stays: it says that the history was there earlier.
    package let thereAlready: Int
  }

  /// Takes up what witnesses sent back; all of it, or nothing and an error.
  ///
  /// Each line is checked under the key of a known witness and over the checkpoint that stands here.
  package func take(
    _ text: CosignedText, of witnesses: [NoteVerifier]
  ) throws -> TakenCosignatures {
    let ledger = ledger
    return try connection.transaction { _ in
      try ledger.refuseIfStopped()
      let rows = try CosignatureSearch(ledger: ledger, witnesses: witnesses).rows(of: text)
      let added = try rows.filter { try ledger.insert($0) }
      return TakenCosignatures(added: added, thereAlready: rows.count - added.count)
    }
  }
}

extension Unaudited {
  /// Inserts a witness's line; false when it has one over that checkpoint.
  fileprivate func insert(_ row: CosignatureRow) throws -> Bool {
    try connection.run { database in
      let isThere = try database.row(
        "SELECT 1 FROM cosignatures WHERE size = ? AND witness = ?",
        [row.size, row.witness.text]
      ) { _ in true }
      guard isThere == nil else { return false }
      try database.execute(
        sql: "INSERT INTO cosignatures (size, witness, line) VALUES (?, ?, ?)",
        arguments: [row.size, row.witness.text, row.line.text])
      return true
    }
  }
}
