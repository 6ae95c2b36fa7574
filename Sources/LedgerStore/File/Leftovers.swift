import Foundation
import Synchronization

/// What this process must not leave behind when it is interrupted: drafts under names that nobody
/// would look for, copies that may hold sealed values, a terminal without an echo.
///
/// Whoever makes such a thing registers how it is taken away, and has that done at his own end.
/// A process that is killed outright (SIGKILL) cleans nothing: the next one that works in the same
/// folder does, once it is certain that nobody will go on with what it finds.
package enum Leftovers {
  /// One thing that is to be taken away.
  package struct Registration: Sendable {
    fileprivate let number: Int
  }

  private struct State {
    var next = 0
    var swept: Set<String> = []
    var names = 0
    var tell: (@Sendable (String) -> Void)?
    var removals: [Int: @Sendable () -> Void] = [:]
  }

  private static let state = Mutex(State())

  /// Has a thing taken away, should the process be interrupted.
  package static func register(_ removal: @escaping @Sendable () -> Void) -> Registration {
    state.withLock { state in
      state.next += 1
      state.removals[state.next] = removal
      return Registration(number: state.next)
    }
  }

  /// Takes a thing away that is needed no more.
  package static func remove(_ registration: Registration) {
    let removal = state.withLock { $0.removals.removeValue(forKey: registration.number) }
    removal?()
  }

  /// Has a thing left alone: it has become what it was to be.
  package static func release(_ registration: Registration) {
    state.withLock { _ = $0.removals.removeValue(forKey: registration.number) }
  }

  /// Takes everything away, the newest first.
  package static func removeAll() {
    let removals = state.withLock { state in
      defer { state.removals = [:] }
      return state.removals.sorted { $0.key > $1.key }.map(\.value)
    }
    for removal in removals { removal() }
  }
}

// What processes left behind that were killed.
extension Leftovers {
  /// Has somebody told of each thing that is found and taken away.
  package static func tell(_ tell: @escaping @Sendable (String) -> Void) {
    state.withLock { $0.tell = tell }
  }

  /// Says that a thing was found and taken away.
  package static func told(_ path: String) { state.withLock(\.tell)?(path) }

  /// A name that no other process and no other part of this one uses: `PREFIX PROCESS-NUMBER`.
  static func newName(withPrefix prefix: String) -> String {
    state.withLock { state in
      state.names += 1
      return "\(prefix)\(getpid())-\(state.names)"
    }
  }

  /// Takes away the drafts in a folder whose makers are dead; each folder is looked through once.
  static func sweep(_ folder: String) {
    guard state.withLock({ $0.swept.insert(folder).inserted }) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let drafts = Set(names.compactMap(draftName))
    for draft in drafts.sorted() { takeAway(draft: "\(folder)/\(draft)") }
  }

  /// Takes away the drafts beside a file.
  package static func sweep(folderOf file: String) { sweep(FilePlace(file).folder) }

  /// The draft that a file is, or is beside; nil for other files, and for those of living processes.
  private static func draftName(_ name: String) -> String? {
    let suffix = Draft.companions.first(where: name.hasSuffix) ?? ""
    let draft = String(name.dropLast(suffix.count))
    return isAbandoned(draft, prefix: Draft.namePrefix) ? draft : nil
  }

  /// Whether a name is one of ours whose process is no more.
  ///
  /// A number may have been given to another process since: then the file waits for a later look.
  static func isAbandoned(_ name: String, prefix: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    let words = name.dropFirst(prefix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard words.count == 2, let process = Int32(words[0]), "\(process)" == words[0], process > 0,
      !words[1].isEmpty, words[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  /// Takes a draft away that is this user's own and that no process holds.
  ///
  /// The lock tells also of processes that have no number here: another container's, where several
  /// share the folder. No link is followed.
  private static func takeAway(draft: String) {
    guard Draft.exists(draft) else { return unlinkOwn(draft) }
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0, let file = FileIdentity(of: descriptor) else { return }
    defer { OpenFiles.close(descriptor, of: file) }
    guard isOwnFile(draft), flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      FileIdentity(of: draft) == file
    else { return }
    unlinkOwn(draft)
  }

  private static func unlinkOwn(_ draft: String) {
    var count = 0
    for name in Draft.companions.map({ draft + $0 }) + [draft] where isOwnFile(name) {
      if unlink(name) == 0 { count += 1 }
    }
    if count > 0 { told(draft) }
  }

  private static func isOwnFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid()
  }
}
