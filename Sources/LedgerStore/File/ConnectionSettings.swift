import EventLedger
import GRDB
import SQLiteDefence

/// How a connection guards itself against a file that somebody altered, and against a slip of ours.
///
/// They are what SQLite advises for files that are not trusted
/// (<https://www.sqlite.org/security.html> §2). Each is read back: SQLite passes over a `PRAGMA`
/// that it does not know.
struct ConnectionSettings {
  private let pragmas: [(name: String, value: Int64)]
  private let isWriting: Bool

  init(for purpose: LedgerConnection.Purpose) {
    let always: [(String, Int64)] = [
      // Views and triggers of a foreign file get no say over functions with side effects.
      ("trusted_schema", 0),
      // A page whose cells do not fit is told as damaged when it is read.
      ("cell_size_check", 1),
      // A file that is cut short while it is read gives an error and no signal.
      ("mmap_size", 0),
    ]
    isWriting = purpose == .writing
    switch purpose {
    case .reading: pragmas = always + [("query_only", 1)]
    // What is erased shall not stay behind in free pages.
    case .writing: pragmas = always + [("secure_delete", 1)]
    case .immutable, .privateCopy: pragmas = always
    }
  }

  /// Sets everything, and makes sure that it holds.
  func apply(to database: Database) throws {
    guard sqlite_turn_on_defence(database.sqliteConnection) != 0 else {
      throw Self.refused("defensive mode")
    }
    for (name, value) in pragmas {
      try database.execute(sql: "PRAGMA \(name) = \(value)")
      let found = try database.row("PRAGMA \(name)") { $0.integer(0) }
      guard found == value else { throw Self.refused("\(name) = \(value)") }
    }
    StatementGuard.stand(before: database, isWriting: isWriting)
  }

  private static func refused(_ setting: String) -> LedgerError {
    LedgerError(
      .storage,
      Phrase(
        id: "SQLite ini tidak mematuhi \(setting)", en: "this SQLite does not keep to \(setting)"),
      hint: Phrase(
        id: "pakai SQLite sistem, 3.31 atau lebih baru",
        en: "use the system's SQLite, 3.31 or newer"))
  }
}
