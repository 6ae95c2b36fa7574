import EventLedger
import GRDB

/// What is still to be done with a file before it is a ledger like any other.
enum FileMark: String, CaseIterable {
  /// Of something that was erased, bytes may be left in the file or beside it.
  case erasureUnfinished = "erasure-unfinished"
  /// The file is a copy of an earlier time: it takes no entries until it is shown that no later
  /// history was signed, but for the act by which the registrars begin the log anew.
  case copy
}

extension LedgerReading {
  /// The marks as they stand in the file; none in a file without their table, which `verify`
  /// reports.
  func marks() throws -> [String] {
    guard try hasTable("marks") else { return [] }
    return try connection.run { database in
      try database.rows("SELECT mark FROM marks ORDER BY mark") { $0.text(0) }
    }
  }

  func has(_ mark: FileMark) throws -> Bool { try marks().contains(mark.rawValue) }

  /// Refuses to append to a copy.
  func refuseIfCopy() throws {
    guard try has(.copy) else { return }
    throw LedgerError(
      .readOnly,
      Phrase(
        id: "\(connection.path) salinan dari waktu lampau dan tidak menerima entri",
        en: "\(connection.path) is a copy of an earlier time and takes no entries"),
      hint: Phrase(
        id:
          "tunjukkan bahwa tidak ada yang ditandatangani sesudahnya: ledger restore --newest CATATAN",
        en: "show that nothing later was signed: ledger restore --newest NOTE"))
  }
}

extension LedgerConnection {
  func set(_ mark: FileMark) throws {
    try run { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO marks (mark) VALUES (?)", arguments: [mark.rawValue])
    }
  }

  func remove(_ mark: FileMark) throws {
    try run { database in
      try database.execute(sql: "DELETE FROM marks WHERE mark = ?", arguments: [mark.rawValue])
    }
  }
}
