import EventLedger
import Foundation

/// A look at a file's first bytes before SQLite is let near it.
///
/// SQLite takes an empty file for an empty database and tells a missing one only as "cannot
/// open"; a person who mistypes a path deserves a plainer word.
enum FileHeader {
  private static let magic = Array("SQLite format 3\0".utf8)

  /// Refuses what is missing, is a folder, or does not begin as an SQLite file does.
  static func check(_ path: String) throws(LedgerError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw LedgerError(
        .notFound, "there is no ledger at \(path)", hint: "begin one with `ledger init`")
    }
    guard !isFolder.boolValue else {
      throw LedgerError(.notALedger, "\(path) is a folder, not a ledger")
    }
    let start: Data
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      start = try file.read(upToCount: magic.count) ?? Data()
    } catch {
      throw LedgerError(.storage, "\(path) cannot be read", cause: error)
    }
    guard start.elementsEqual(magic) else {
      throw LedgerError(.notALedger, "\(path) is not a ledger")
    }
  }
}
