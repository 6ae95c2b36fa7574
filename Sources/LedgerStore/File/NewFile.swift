import EventLedger
import Foundation

/// A database in the making: written under another name in the same folder, then given its own.
struct NewFile {
  /// The file's own name, free until it is published.
  let path: String
  private let file: Draft

  /// The name it is written under.
  var draft: String { file.path }

  /// Refuses a name that is taken, or that would be once the file is there: what SQLite left beside a
  /// file of that name before would be taken for the new one's.
  init(for path: String) throws(LedgerError) {
    let place = FilePlace(path)
    self.path = place.path
    Leftovers.sweep(place.folder)
    guard !Draft.exists(self.path) else { throw Self.taken(path) }
    for suffix in Draft.companions where Draft.exists(self.path + suffix) {
      throw Self.leftOver(path + suffix, beside: path)
    }
    do {
      // This user alone can read it, whatever the umask: SQLite gives what it keeps beside a file the
      // same mode.
      file = try Draft(for: self.path, mode: 0o600, isExact: true, suffixes: Draft.companions)
    } catch {
      throw Self.notMade(self.path, error)
    }
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

  /// Takes the name away again, of a file that this process has just published and told nobody of.
  func unpublish() {
    for suffix in Draft.companions + [""] { unlink(path + suffix) }
  }

  /// Gives the draft its own name, unless another file has got it meanwhile, and syncs the folder,
  /// which makes the name as durable as the draft's bytes are.
  func publish() throws(LedgerError) {
    defer { removeDraft() }
    do {
      try file.giveName()
    } catch {
      throw Self.notMade(path, error)
    }
    removeDraft()
    do throws(LedgerError) { try Durability.syncFolder(of: path) } catch {
      unpublish()
      throw error
    }
  }

  /// Removes the draft and what SQLite left beside it.
  func removeDraft() { file.remove() }

  private static func notMade(_ path: String, _ fault: Draft.Fault) -> LedgerError {
    guard let answer = fault.answer else { return taken(path) }
    return LedgerError(
      .storage, Phrase(id: "\(path) tidak dapat dibuat", en: "\(path) cannot be created"),
      because: answer)
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
