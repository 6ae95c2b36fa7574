import EventLedger
import GRDB
import GRDBSQLite

/// Copies the rows of a ledger's tables, from one state of its file, whoever appends meanwhile.
///
/// Rows and nothing else: the source is read through a connection of its own, which lets no text of
/// it do anything, and the copy's tables, triggers and views are made from our own definitions. The
/// two files never stand in one connection.
struct TableCopy {
  /// The ledger that is copied, audited, in the state that it was opened at.
  let source: LedgerFile
  /// The file that is written, an empty ledger before.
  let draft: String
  /// The projections whose views the copy gets, where the source has them in their versions.
  let definitions: [ProjectionDefinition]

  /// Writes the copy, whole in its one file, marked as one that brings the sealed values of so many
  /// entries with it, or none of them.
  ///
  /// Marks are not copied: what is to be done with one file is not to be done with another. But a key
  /// that is lost is so in a copy, too.
  func write(sealedUpTo size: UInt64) throws {
    let leftOut = size == 0 ? ["marks", "sealed_values"] : ["marks"]
    let copy = try LedgerConnection(path: draft, purpose: .writing)
    do {
      try copy.createTables()
      try copy.transaction { database in
        for table in try Self.tables(of: database) where !leftOut.contains(table) {
          try copyRows(of: table, into: database)
        }
        try createViews(in: database)
      }
      try copy.set(.copy(size: size))
      for id in try source.marks().lostKeys where size > 0 { try copy.set(.keyLost(id)) }
      try copy.closeWhole()
    } catch {
      try? copy.close()
      throw error
    }
  }

  private static func tables(of database: Database) throws -> [String] {
    try database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid") {
      $0.text(0)
    }
  }

  private func createViews(in database: Database) throws {
    let stored = Set((try source.storedProjections() ?? []).map { "\($0.name) \($0.version)" })
    for definition in definitions where stored.contains("\(definition.name) \(definition.version)")
    {
      try database.execute(sql: FileFormat.view(of: definition))
    }
  }

  /// Copies every row of a table, value by value as it stands.
  ///
  /// A value of another type than the table's is refused by the copy's own table, which is strict.
  private func copyRows(of table: String, into database: Database) throws {
    let columns = try Self.columns(of: table, in: database)
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let insertion = try database.makeStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    try source.connection.run { source in
      let rows = try source.makeStatement(
        sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
      try Self.copy(rows.sqliteStatement, of: source, to: insertion.sqliteStatement, of: database)
    }
  }

  private static func columns(of table: String, in database: Database) throws -> [String] {
    try database.makeStatement(sql: "SELECT * FROM \(table)").columnNames
  }

  /// Steps through the rows of one statement and binds each value to the other.
  private static func copy(
    _ rows: SQLiteStatement, of source: Database, to insertion: SQLiteStatement, of copy: Database
  ) throws {
    let columns = sqlite3_column_count(rows)
    while true {
      let found = sqlite3_step(rows)
      guard found != SQLITE_DONE else { return }
      guard found == SQLITE_ROW else { throw error(found, of: source) }
      for column in 0..<columns {
        sqlite3_bind_value(insertion, column + 1, sqlite3_column_value(rows, column))
      }
      let inserted = sqlite3_step(insertion)
      guard inserted == SQLITE_DONE else { throw error(inserted, of: copy) }
      sqlite3_reset(insertion)
    }
  }

  private static func error(_ code: CInt, of database: Database) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
  }
}
