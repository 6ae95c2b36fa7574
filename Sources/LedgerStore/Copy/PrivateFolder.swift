import EventLedger
import Foundation

/// A folder that only this user can look into, for a copy that may hold sealed values.
struct PrivateFolder {
  let path: String

  /// Makes the folder, mode 0700, where the system keeps temporary files.
  init() throws(LedgerError) {
    let pattern = FileManager.default.temporaryDirectory.appending(path: "ledger-copy-XXXXXX")
    var name = Array(pattern.path(percentEncoded: false).utf8CString)
    guard mkdtemp(&name) != nil else {
      throw LedgerError(
        .storage,
        Phrase(
          id: "folder pribadi tidak dapat dibuat", en: "no private folder can be made"),
        because: SystemError.last)
    }
    path = name.dropLast().map { UInt8(bitPattern: $0) }.text
  }

  /// Copies a database and what stands beside it, and returns the copy's path.
  func copy(_ database: String, suffixes: [String]) throws -> String {
    let target = "\(path)/ledger.sqlite"
    for suffix in suffixes {
      do {
        try FileManager.default.copyItem(atPath: database + suffix, toPath: target + suffix)
        // The copy of a file that cannot be written to must be writable to be tidied up.
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: target + suffix)
      } catch {
        throw LedgerError(
          .storage,
          Phrase(
            id: "\(database)\(suffix) tidak dapat disalin",
            en: "\(database)\(suffix) cannot be copied"),
          cause: error)
      }
    }
    return target
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
