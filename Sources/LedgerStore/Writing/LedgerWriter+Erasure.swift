import EventLedger
import GRDB

/// The part of an erasure that comes after its commit: no byte of the value may be left.
///
/// Deleted rows stay in the write-ahead log until it is cut, and SQLite may have moved them between
/// pages before. An open reader keeps the log from being cut, whatever `secure_delete` is set to;
/// so the work can end half done, and the file itself says so until it is whole.
extension LedgerWriter {
  /// How long the commit that erases waits for readers to end, in milliseconds.
  package static let erasureWait = 2_000
  /// How long an opening that tries again waits for them, in milliseconds.
  static let erasureRetryWait = 100

  /// Whether something that was erased may still stand in the file's bytes.
  package func isErasureUnfinished() throws -> Bool {
    try !ledger.marks().unfinishedErasures.isEmpty
  }

  /// Removes every trace of what was erased; says whether that is done.
  ///
  /// 1. The marks are read, 2. the write-ahead log is brought into the file and cut to nothing, 3.
  /// the file is written anew without its free pages, 4. the log, which that went through, is cut
  /// again, 5. the marks that were read are taken away, and no other: what another program erased
  /// meanwhile is not clean yet. A crash, or a reader in the way, leaves the marks, and the next
  /// opening begins again.
  ///
  /// `waiting`: how long to wait for others to let go of the file, in milliseconds.
  @discardableResult
  package func finishErasure(waiting milliseconds: Int = erasureWait) throws -> Bool {
    let marks = try ledger.marks().unfinishedErasures
    guard !marks.isEmpty else { return true }
    do {
      defer { try? lookAgain() }
      return try connection.waiting(milliseconds: milliseconds) {
        guard try connection.clean() else { return false }
        for act in marks { try connection.remove(.erasureUnfinished(act: act)) }
        return try !isErasureUnfinished()
      }
    } catch let error as LedgerError where error.code == .inUse {
      return false
    }
  }
}

extension LedgerConnection {
  /// Rewrites the file so that nothing that was deleted or replaced is left; false when somebody
  /// else is in the way.
  func clean() throws -> Bool {
    guard try truncateLog() else { return false }
    try run { try $0.execute(sql: "VACUUM") }
    return try truncateLog()
  }

  /// Closes a file that nobody else has open, all of it in the one file.
  ///
  /// Closing alone tells nobody that the write-ahead log could not be brought in, as on a full disk.
  func closeWhole() throws {
    guard try truncateLog() else {
      throw LedgerError(
        .inUse,
        Phrase(
          id: "\(path) sedang dipakai program lain", en: "\(path) is in use by another program"))
    }
    try close()
  }

  /// Brings the write-ahead log into the file and cuts it to nothing; false when a reader or a
  /// writer is in the way.
  private func truncateLog() throws -> Bool {
    try run { database in
      try database.row("PRAGMA wal_checkpoint(TRUNCATE)") { $0.integer(0) } == 0
    }
  }
}
