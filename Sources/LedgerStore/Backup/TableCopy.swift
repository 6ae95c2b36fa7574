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

  /// The tables that are not copied as they stand: sealed values are kept apart, and what is to be
  /// done with one file is not to be done with another.
  private static let leftOut = ["sealed_values", "marks"]

  /// Writes the copy without sealed values, marked as one, whole in its one file.
  func write() throws {
    try writeFile(at: draft) { copy in
      try copy.createTables()
      try copy.run { try $0.execute(sql: "DROP TABLE sealed_values") }
      try copy.transaction { database in
        for table in try Self.tables(of: database) { try copyRows(of: table, into: database) }
        try createViews(in: database)
      }
      try copy.set(.copy)
    }
  }

  /// Copies the sealed values into a file of such without any, from the same state.
  func writeSealedValues(to sealedDraft: String) throws {
    try writeFile(at: sealedDraft) { copy in
      try copy.transaction { try copyRows(of: "sealed_values", into: $0) }
    }
  }

  private func writeFile(
    at path: String, _ body: (LedgerConnection) throws -> Void
  ) throws {
    let copy = try LedgerConnection(path: path, purpose: .writing)
    do {
      try body(copy)
      try copy.closeWhole()
    } catch {
      try? copy.close()
      throw error
    }
  }

  private static func tables(of database: Database) throws -> [String] {
    try database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid") {
      $0.text(0)
    }.filter { !leftOut.contains($0) }
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
