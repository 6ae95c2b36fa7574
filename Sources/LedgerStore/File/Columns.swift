import GRDB
import GRDBSQLite

/// One row of a statement's result, column by column, as it stands in the file.
///
/// It never fails and never traps, whatever an altered file holds: SQLite turns a value of another
/// type into the one that is asked for. Stored text is hashed, so it is read without a detour
/// through `String`; SQLite hands out the bytes of its own page, and they are copied once.
struct Columns {
  fileprivate let statement: SQLiteStatement

  /// A text or a blob; no bytes where the column is empty.
  func bytes(_ column: CInt) -> [UInt8] {
    // The count is that of the form last asked for, so it comes second.
    let start = sqlite3_column_blob(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// An integer; 0 where the column is empty.
  func integer(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }

  /// A text; bytes that are not UTF-8 are shown as U+FFFD.
  func text(_ column: CInt) -> String { bytes(column).text }
}

extension Database {
  /// The rows that a query gives, each read by `read`.
  func rows<Value>(
    _ sql: String, _ arguments: StatementArguments = [], _ read: (Columns) -> Value
  ) throws -> [Value] {
    let statement = try cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    let columns = Columns(statement: statement.sqliteStatement)
    var values: [Value] = []
    while try cursor.next() != nil { values.append(read(columns)) }
    return values
  }

  /// The one row that a query gives, read by `read`; nil when it gives none.
  func row<Value>(
    _ sql: String, _ arguments: StatementArguments = [], _ read: (Columns) -> Value
  ) throws -> Value? {
    try rows(sql, arguments, read).first
  }
}

extension Collection where Element == UInt8 {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }
}
