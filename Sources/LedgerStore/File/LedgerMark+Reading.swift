package import EventLedger
import GRDB

extension LedgerReading {
  /// The texts of the marks as they stand in the file; none in a file without their table, which
  /// `verify` reports.
  func markTexts() throws -> [String] {
    guard try hasTable("marks") else { return [] }
    return try connection.run { database in
      try database.rows("SELECT mark FROM marks ORDER BY mark") { $0.text(0) }
    }
  }

  /// The marks of the file; a text that is none is passed over here, and `verify` reports it.
  package func marks() throws -> [LedgerMark] {
    try markTexts().compactMap { LedgerMark($0) }
  }

  /// Refuses to append to a copy.
  func refuseIfCopy() throws {
    guard try marks().copySize != nil else { return }
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
  func set(_ mark: LedgerMark) throws {
    try run { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO marks (mark) VALUES (?)", arguments: [mark.text])
    }
  }

  func remove(_ mark: LedgerMark) throws {
    try run { database in
      try database.execute(sql: "DELETE FROM marks WHERE mark = ?", arguments: [mark.text])
    }
  }
}
