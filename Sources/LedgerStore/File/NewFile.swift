import EventLedger
import Foundation

/// A file in the making: written under another name in the same folder, then given its own.
struct NewFile {
  /// The file's own name, free until it is published.
  let path: String
  /// The name it is written under.
  let draft: String

  /// What SQLite may leave beside a database.
  static let companions = ["-wal", "-shm", "-journal"]

  /// Refuses a name that is taken.
  init(for path: String) throws(LedgerError) {
    self.path = URL(filePath: path).path(percentEncoded: false)
    let folder = URL(filePath: self.path).deletingLastPathComponent()
    let name = URL(filePath: self.path).lastPathComponent
    // Two processes that create the same file do not write into the same draft.
    draft = folder.appending(path: ".\(name).new-\(getpid())").path(percentEncoded: false)
    guard !Self.exists(self.path) else { throw Self.taken(path) }
    removeDraft()
  }

  /// Makes sure that the draft's bytes are on the disk.
  func sync() throws(LedgerError) { try Durability.sync(draft) }

  /// Takes the name away again, of a file that this process has just published.
  func unpublish() { unlink(path) }

  /// Gives the draft its own name, unless another file has got it meanwhile.
  ///
  /// `link` fails where `rename` would replace. The draft's bytes are on the disk since SQLite
  /// closed it; syncing the folder makes the name as durable.
  func publish() throws(LedgerError) {
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw Self.taken(path) }
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibuat", en: "\(path) cannot be created"),
        because: SystemError.last)
    }
    removeDraft()
    try Durability.syncFolder(of: path)
  }

  /// Removes the draft and what SQLite left beside it.
  func removeDraft() {
    for name in [draft] + Self.companions.map({ draft + $0 }) { unlink(name) }
  }

  private static func exists(_ path: String) -> Bool {
    // Also a link that leads nowhere takes the name.
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func taken(_ path: String) -> LedgerError {
    LedgerError(
      .exists, Phrase(id: "\(path) sudah ada", en: "\(path) exists already"),
      hint: Phrase(
        id: "pilih nama lain; buku besar tidak pernah ditimpa",
        en: "choose another name; a ledger is never replaced"))
  }
}
