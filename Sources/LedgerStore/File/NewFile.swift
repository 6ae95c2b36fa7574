import EventLedger
import Foundation
import SystemCalls

/// A file in the making: written under another name in the same folder, then given its own.
struct NewFile {
  /// The file's own name, free until it is published.
  let path: String
  /// The name it is written under.
  let draft: String
  /// Takes the draft away when the process is interrupted.
  private let leftover: Leftovers.Registration

  /// What SQLite may leave beside a database.
  static let companions = ["-wal", "-shm", "-journal"]

  /// Refuses a name that is taken, or that would be once the file is there: what SQLite left beside a
  /// file of that name before would be taken for the new one's.
  init(for path: String) throws(LedgerError) {
    let place = FilePlace(path)
    self.path = place.path
    // Two processes that create the same file do not write into the same draft.
    let draft = "\(place.folder)/.\(place.name).new-\(getpid())"
    guard !Self.exists(self.path) else { throw Self.taken(path) }
    for suffix in Self.companions where Self.exists(self.path + suffix) {
      throw Self.leftOver(path + suffix, beside: path)
    }
    self.draft = draft
    Self.remove(draft)
    leftover = Leftovers.register { Self.remove(draft) }
    try makeDraft()
  }

  /// Makes the draft as an empty file that this user alone can read, whatever the umask: SQLite gives
  /// what it keeps beside a file the same mode.
  private func makeDraft() throws(LedgerError) {
    let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibuat", en: "\(path) cannot be created"),
        because: SystemError.last)
    }
    close(descriptor)
  }

  /// Makes sure that the draft is one file, on the disk, with nothing of it beside it: what is
  /// verified from here on is what gets the name.
  func mustBeWhole() throws(LedgerError) {
    guard FileStamp(of: draft).isAtRest else {
      throw LedgerError(
        .storage,
        Phrase(
          id: "\(path) tidak dapat ditulis seutuhnya dalam satu berkas",
          en: "\(path) cannot be written whole into one file"))
    }
    try Durability.sync(draft)
  }

  /// Takes the name away again, of a file that this process has just published.
  func unpublish() { unlink(path) }

  /// Gives the draft its own name, unless another file has got it meanwhile, and syncs the folder,
  /// which makes the name as durable as the draft's bytes are.
  func publish() throws(LedgerError) {
    do throws(LedgerError) {
      try giveName()
    } catch {
      removeDraft()
      throw error
    }
    removeDraft()
    do throws(LedgerError) { try Durability.syncFolder(of: path) } catch {
      unpublish()
      throw error
    }
  }

  /// `link` fails where `rename` would replace; a file system without links has a `rename` that does
  /// not replace either.
  private func giveName() throws(LedgerError) {
    if link(draft, path) == 0 { return }
    if [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) {
      if rename_unless_taken(draft, path) == 0 { return }
    }
    if errno == EEXIST { throw Self.taken(path) }
    throw LedgerError(
      .storage, Phrase(id: "\(path) tidak dapat dibuat", en: "\(path) cannot be created"),
      because: SystemError.last)
  }

  /// Removes the draft and what SQLite left beside it.
  func removeDraft() { Leftovers.remove(leftover) }

  private static func remove(_ draft: String) {
    for name in [draft] + companions.map({ draft + $0 }) { unlink(name) }
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

  private static func leftOver(_ companion: String, beside path: String) -> LedgerError {
    LedgerError(
      .exists,
      Phrase(
        id:
          "\(companion) sudah ada: entri terbaru dari berkas \(path) yang dahulu mungkin di dalamnya",
        en: "\(companion) exists already: the newest entries of an earlier \(path) may be in it"),
      hint: Phrase(
        id: "simpan bersama berkas yang dahulu itu, atau pilih nama lain",
        en: "keep it with that earlier file, or choose another name"))
  }
}
