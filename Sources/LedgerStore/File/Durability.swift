package import EventLedger
import Foundation

/// What makes a file, or the name of one, outlast a power failure.
package enum Durability {
  /// Waits until the bytes of a file are on the disk.
  static func sync(_ path: String) throws(LedgerError) {
    guard isSynced(path) else {
      throw failure(Phrase(id: "\(path) tidak dapat disinkronkan", en: "\(path) cannot be synced"))
    }
  }

  /// Waits until the name of a file is on the disk.
  package static func syncFolder(of path: String) throws(LedgerError) {
    guard isFolderSynced(of: path) else {
      throw failure(
        Phrase(
          id: "\(path) berada dalam folder yang tidak dapat disinkronkan",
          en: "\(path) is in a folder that cannot be synced"))
    }
  }

  /// Whether the name of a file is on the disk now.
  static func isFolderSynced(of path: String) -> Bool { isSynced(FilePlace(path).folder) }

  private static func isSynced(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  private static func failure(_ what: Phrase) -> LedgerError {
    LedgerError(.storage, what, because: SystemError.last)
  }
}
