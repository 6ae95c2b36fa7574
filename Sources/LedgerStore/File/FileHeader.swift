import EventLedger
import Foundation

/// A look at a file from outside before SQLite is let near it.
///
/// SQLite takes an empty file for an empty database and tells a missing one only as "cannot
/// open"; a person who mistypes a path deserves a plainer word.
enum FileHeader {
  /// The smallest page, which is the smallest database that is not empty.
  private static let byteCountMin = 512

  /// Refuses what is missing, is no regular file, or is too small to be a database.
  ///
  /// The file is not opened for it: a pipe would never answer.
  static func check(_ path: String) throws(LedgerError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw LedgerError(
          .storage, Phrase(id: "\(path) tidak dapat dibaca", en: "\(path) cannot be read"),
          because: SystemError.last)
      }
      throw LedgerError(
        .notFound,
        Phrase(id: "tidak ada buku besar di \(path)", en: "there is no ledger at \(path)"),
        hint: Phrase(id: "buat yang baru dengan `ledger init`", en: "begin one with `ledger init`"))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw LedgerError(
        .notALedger,
        Phrase(
          id: "\(path) adalah folder, bukan buku besar", en: "\(path) is a folder, not a ledger"))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LedgerError(
        .notALedger, Phrase(id: "\(path) bukan berkas biasa", en: "\(path) is not a regular file"))
    }
    guard access(path, R_OK) == 0 else {
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibaca", en: "\(path) cannot be read"))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= byteCountMin else {
      throw LedgerError(
        .notALedger, Phrase(id: "\(path) bukan buku besar", en: "\(path) is not a ledger"))
    }
  }

  /// Refuses a file whose first bytes are not those of a ledger of this program's format.
  ///
  /// Those bytes never change once a ledger has its name, so that they tell also what was interrupted
  /// while its write-ahead log was brought in: then the file by itself is not whole, and to judge it
  /// without what stands beside it would be to call a sound ledger damaged
  /// (<https://www.sqlite.org/fileformat2.html#the_database_header>).
  static func checkMarks(_ descriptor: Int32, of path: String) throws(LedgerError) {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    guard pread(descriptor, &bytes, byteCount, 0) == byteCount else {
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibaca", en: "\(path) cannot be read"),
        because: SystemError.last)
    }
    guard bytes.starts(with: magic) else {
      throw LedgerError(
        .notALedger, Phrase(id: "\(path) bukan buku besar", en: "\(path) is not a ledger"))
    }
    try FileFormat.checkMarks(
      applicationID: number(in: bytes, at: applicationIDOffset),
      version: number(in: bytes, at: userVersionOffset),
      isUTF8: number(in: bytes, at: encodingOffset) == 1, of: path)
  }

  private static let byteCount = 100
  private static let encodingOffset = 56
  private static let userVersionOffset = 60
  private static let applicationIDOffset = 68
  private static let magic = Array("SQLite format 3\0".utf8)

  private static func number(in bytes: [UInt8], at offset: Int) -> Int64 {
    Int64(bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) })
  }
}
