import EventLedger
import Foundation
import GRDB

/// Copies a ledger's tables from one state of its file, whoever appends meanwhile.
struct TableCopy {
  /// The ledger that is copied.
  let source: String
  /// The file that is written, an empty ledger before.
  let draft: String

  /// The tables that are not copied as they stand: sealed values are kept apart, and what is to be
  /// done with one file is not to be done with another.
  private static let leftOut = ["sealed_values", "marks"]

  /// Writes the copy without sealed values, marked as one.
  ///
  /// `sealedDraft`: a file of sealed values without any, which gets those of the same state.
  func write(sealedDraft: String?) throws {
    let connection = try LedgerConnection(path: draft, purpose: .writing)
    do {
      try connection.createTables()
      try connection.run { database in
        try database.execute(sql: "DROP TABLE sealed_values")
        try database.execute(sql: "ATTACH ? AS source", arguments: [try sourceLocation])
        if let sealedDraft {
          try database.execute(sql: "ATTACH ? AS sealed", arguments: [sealedDraft])
        }
      }
      // Deferred, so that the source is read without a lock that would keep its writers waiting.
      try connection.onOneState { database in
        try copyTables(in: database)
        if sealedDraft != nil {
          try database.execute(
            sql: "INSERT INTO sealed.sealed_values SELECT * FROM source.sealed_values")
        }
      }
      try connection.set(.copy)
      try connection.close()
    } catch {
      try? connection.close()
      throw error
    }
  }

  private func copyTables(in database: Database) throws {
    let tables = try database.rows(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid"
    ) { $0.text(0) }
    for table in tables where !Self.leftOut.contains(table) {
      try database.execute(sql: "INSERT INTO main.\(table) SELECT * FROM source.\(table)")
    }
    let views = try database.rows(
      "SELECT sql FROM source.sqlite_schema WHERE type = 'view' ORDER BY rowid"
    ) { $0.text(0) }
    for view in views { try database.execute(sql: view) }
  }

  /// A file at rest that this user may not write to is read as one that never changes.
  private var sourceLocation: String {
    get throws {
      let isLocked = FileAccess(source).readOnlyPart != nil && FileStamp(of: source).isAtRest
      return LedgerConnection.location(of: source, purpose: isLocked ? .immutable : .reading)
    }
  }
}
