import GRDB
import GRDBSQLite

/// What the statements of a connection may do, whoever wrote them.
///
/// A file brings texts along: of its tables, indexes, triggers and views. SQLite asks before it
/// prepares any statement, and whatever stands in such a text, and whatever a slip of ours might run
/// of it, is refused here: to open another file, to load code, to look through a view, to write by a
/// trigger. What a ledger needs is little, so it is listed, and all else is denied
/// (<https://www.sqlite.org/c3ref/set_authorizer.html>).
enum StatementGuard {
  /// Sets the guard for the connection's life, in the place of GRDB's own, which observes changes
  /// and which nothing here asks.
  static func stand(before database: Database, isWriting: Bool) {
    if isWriting {
      sqlite3_set_authorizer(
        database.sqliteConnection,
        { _, action, first, second, _, through in
          StatementGuard.answer(
            StatementGuard.mayWrite(action, Words(first, second, through)))
        }, nil)
    } else {
      sqlite3_set_authorizer(
        database.sqliteConnection,
        { _, action, first, second, _, through in
          StatementGuard.answer(StatementGuard.mayRead(action, Words(first, second, through)))
        }, nil)
    }
  }

  /// The words that SQLite tells of an action.
  private struct Words {
    let first: String
    let second: String
    /// The trigger or view in whose text the action stands; nil for a statement's own.
    let through: String?

    init(
      _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
      _ through: UnsafePointer<CChar>?
    ) {
      self.first = first.map { String(cString: $0) } ?? ""
      self.second = second.map { String(cString: $0) } ?? ""
      self.through = through.map { String(cString: $0) }
    }
  }

  private static func answer(_ isAllowed: Bool) -> CInt { isAllowed ? SQLITE_OK : SQLITE_DENY }

  private static func mayRead(_ action: CInt, _ words: Words) -> Bool {
    guard words.through == nil else { return false }
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_TRANSACTION: return true
    case SQLITE_FUNCTION: return functions.contains(words.second)
    case SQLITE_PRAGMA: return questions.contains(words.first)
    default: return false
    }
  }

  private static func mayWrite(_ action: CInt, _ words: Words) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_TRANSACTION: true
    case SQLITE_FUNCTION: functions.contains(words.second)
    // Our own triggers look and refuse; none of them writes.
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE: words.through == nil
    case SQLITE_PRAGMA: questions.contains(words.first) || settings.contains(words.first)
    case SQLITE_CREATE_TABLE, SQLITE_CREATE_INDEX, SQLITE_CREATE_TRIGGER, SQLITE_CREATE_VIEW,
      SQLITE_DROP_TABLE, SQLITE_DROP_INDEX, SQLITE_DROP_TRIGGER, SQLITE_DROP_VIEW:
      words.through == nil
    // VACUUM goes through a file of its own that has no name.
    case SQLITE_ATTACH: words.first.isEmpty && words.through == nil
    default: false
    }
  }

  /// The functions that our statements call, each without an effect.
  private static let functions: Set<String> = [
    "->>", "char", "coalesce", "count", "group_concat", "iif", "instr", "json_extract", "length",
    "max",
    "min", "replace", "rtrim", "substr", "typeof",
    // VACUUM calls it.
    "quote",
  ]

  /// The pragmas that ask, or that bind the connection alone.
  private static let questions: Set<String> = [
    "application_id", "auto_vacuum", "busy_timeout", "cell_size_check", "database_list", "encoding",
    "foreign_keys", "integrity_check", "mmap_size", "page_count", "page_size", "query_only",
    "schema_version", "trusted_schema", "user_version",
  ]

  /// The pragmas that whoever writes a ledger needs besides.
  private static let settings: Set<String> = [
    "journal_mode", "max_page_count", "secure_delete", "synchronous",
    "wal_autocheckpoint", "wal_checkpoint",
  ]
}
