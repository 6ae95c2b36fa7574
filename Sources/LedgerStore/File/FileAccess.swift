import EventLedger
import Foundation

/// Whether this user may write to a ledger's file and beside it, as appending needs.
struct FileAccess {
  private let path: String

  init(_ path: String) { self.path = path }

  /// What cannot be written to, in words; nil when nothing stands in the way.
  var readOnlyPart: Phrase? {
    if !Self.canWrite(path) {
      return Phrase(id: "berkas itu hanya dapat dibaca", en: "the file is read-only")
    }
    guard !Self.canWrite(FilePlace(path).folder) else { return nil }
    return Phrase(id: "foldernya hanya dapat dibaca", en: "its folder is read-only")
  }

  /// Asks for the rights that opening would go by, which are those of the effective user.
  private static func canWrite(_ path: String) -> Bool {
    faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0
  }

  /// Says which of the two cannot be written to.
  func mustBeWritable(name: String) throws(LedgerError) {
    guard let part = readOnlyPart else { return }
    throw LedgerError(
      .readOnly,
      Phrase(id: "\(name) tidak dapat ditambah", en: "\(name) cannot be appended to")
        .told(with: part))
  }
}
