import EventLedger
import Foundation

/// A look at a file from outside before SQLite is let near it.
///
/// SQLite takes an empty file for an empty database and tells a missing one only as "cannot
/// open"; a person who mistypes a path deserves a plainer word. The file is not opened for it:
/// closing any descriptor of a file takes away every lock that the process holds on it (POSIX.1-2017
/// fcntl), those of another connection too, and without its locks the write-ahead log may vanish
/// under it (https://www.sqlite.org/howtocorrupt.html §2.2).
enum FileHeader {
  /// The smallest page, which is the smallest database that is not empty.
  private static let byteCountMin = 512

  /// Refuses what is missing, is a folder, or is too small to be a database.
  ///
  /// That a file begins as a database does is for SQLite to find.
  static func check(_ path: String) throws(LedgerError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw LedgerError(
        .notFound,
        Phrase(id: "tidak ada buku besar di \(path)", en: "there is no ledger at \(path)"),
        hint: Phrase(id: "buat yang baru dengan `ledger init`", en: "begin one with `ledger init`"))
    }
    guard !isFolder.boolValue else {
      throw LedgerError(
        .notALedger,
        Phrase(
          id: "\(path) adalah folder, bukan buku besar", en: "\(path) is a folder, not a ledger"))
    }
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibaca", en: "\(path) cannot be read"))
    }
    guard status.st_size >= byteCountMin else {
      throw LedgerError(
        .notALedger, Phrase(id: "\(path) bukan buku besar", en: "\(path) is not a ledger"))
    }
  }
}
