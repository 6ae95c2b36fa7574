import EventLedger
import Foundation

/// A lock that one process at a time holds, by a file of its own.
///
/// The file stays when the lock is released: were it removed, two processes could each hold the lock
/// of a file of that name. The kernel releases what a process held that has ended.
struct FileLock {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Throws: `LedgerError` of code `inUse` when another process holds it.
  init(_ path: String) throws(LedgerError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibuat", en: "\(path) cannot be made"),
        because: SystemError.last)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw LedgerError(
        .inUse, Phrase(id: "program lain memegang \(path)", en: "another process holds \(path)"),
        hint: Phrase(id: "ulangi setelah program itu selesai", en: "repeat when it has ended"))
    }
  }

  /// Gives the lock back.
  func release() { close(descriptor) }
}
