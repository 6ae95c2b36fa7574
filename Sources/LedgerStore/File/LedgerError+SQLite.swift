package import EventLedger
import GRDB

extension LedgerError {
  /// What an error of SQLite means for the ledger at a path; other errors are passed on.
  package static func of(_ error: any Error, path: String) -> any Error {
    switch error {
    case let error as DatabaseError: LedgerError(error, path: path)
    case let error as RowError:
      LedgerError(
        .corrupt, "\(path): \(error)", hint: "run `ledger verify` on the file", cause: error)
    default: error
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let what = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    guard error.extendedResultCode != .SQLITE_IOERR_SHMSIZE else {
      // The shared memory beside the write-ahead log could not be made as large as it must be.
      self = .full(path, cause: error)
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB:
      self.init(.notALedger, "\(path) is not a ledger", cause: error)
    case .SQLITE_CORRUPT:
      self.init(
        .corrupt, "\(path) is damaged: \(what)",
        hint: "restore the file from a copy whose checkpoint a witness has signed", cause: error)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .inUse, "\(path) is in use by another program",
        hint: "wait until the other program has finished, then try again", cause: error)
    case .SQLITE_FULL:
      self = .full(path, cause: error)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(.readOnly, "\(path) cannot be written to", cause: error)
    case .SQLITE_CANTOPEN:
      self.init(
        .storage, "\(path) cannot be opened: \(what)",
        hint: "the file and its folder must be readable, and writable to append", cause: error)
    default:
      self.init(.storage, "\(path): \(what)", cause: error)
    }
  }

  private static func full(_ path: String, cause: DatabaseError) -> LedgerError {
    LedgerError(
      .diskFull, "the disk of \(path) is full; nothing was written",
      hint: "make room, then send the same events again", cause: cause)
  }
}
