package import EventLedger
import Foundation

/// A small file that is replaced whole and durably: at any time it has either its old bytes or its
/// new ones, also after the power has failed.
package struct DurableFile {
  private let path: String

  /// Names the file; it need not be there.
  package init(_ path: String) { self.path = path }

  /// Writes the bytes under another name, syncs them, gives them the file's name and syncs the
  /// folder.
  package func replace(with bytes: [UInt8], mode: UInt32 = 0o644) throws(LedgerError) {
    let draft = "\(path).new-\(getpid())"
    do throws(LedgerError) {
      try write(bytes, mode: mode, to: draft)
      guard rename(draft, path) == 0 else {
        throw failure(Phrase(id: "tidak dapat diganti", en: "cannot be replaced"))
      }
      try Durability.syncFolder(of: path)
    } catch {
      unlink(draft)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], mode: UInt32, to draft: String) throws(LedgerError) {
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw failure(Phrase(id: "tidak dapat ditulis", en: "cannot be written"))
    }
    defer { close(descriptor) }
    do {
      try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(bytes))
    } catch {
      throw LedgerError(
        .diskFull,
        Phrase(id: "\(path) tidak dapat ditulis seutuhnya", en: "\(path) cannot be written whole"),
        cause: error)
    }
    guard fsync(descriptor) == 0 else {
      throw failure(Phrase(id: "tidak dapat disinkronkan", en: "cannot be synced"))
    }
  }

  private func failure(_ what: Phrase) -> LedgerError {
    LedgerError(.storage, Phrase(verbatim: path + " ") + what, because: SystemError.last)
  }
}
