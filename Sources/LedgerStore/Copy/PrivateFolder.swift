import EventLedger
import Foundation

/// A folder that only this user can look into, for a copy that may hold sealed values.
struct PrivateFolder {
  let path: String
  /// Takes the folder away when the process is interrupted.
  private let leftover: Leftovers.Registration

  /// Makes the folder, mode 0700, where the system keeps temporary files, and holds it by a lock.
  init() throws(LedgerError) {
    let path = "\(Self.place)/\(Leftovers.newName(withPrefix: Self.namePrefix))"
    guard mkdir(path, 0o700) == 0 else { throw Self.notMade }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    flock(descriptor, LOCK_EX | LOCK_NB)
    self.path = path
    leftover = Leftovers.register {
      Self.remove(path)
      close(descriptor)
    }
  }

  /// Where the system keeps temporary files.
  private static var place: String {
    FileManager.default.temporaryDirectory.standardizedFileURL.path(percentEncoded: false)
  }

  private static let namePrefix = "ledger-copy-"
  private static let database = "ledger.sqlite"

  /// Takes away the copies of this user that killed processes left behind.
  static func sweep() {
    let place = place
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for name in names.sorted() where Leftovers.isAbandoned(name, prefix: namePrefix) {
      let path = "\(place)/\(name)"
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      if remove(path) { Leftovers.told(path) }
    }
  }

  /// Takes a folder away with what a copy consists of; one with anything else in it stays.
  @discardableResult
  private static func remove(_ path: String) -> Bool {
    for suffix in [""] + Draft.companions { unlink("\(path)/\(database)\(suffix)") }
    return rmdir(path) == 0
  }

  private static var notMade: LedgerError {
    LedgerError(
      .storage,
      Phrase(
        id: "folder pribadi tidak dapat dibuat", en: "no private folder can be made"),
      because: SystemError.last)
  }

  /// Copies a database and what stands beside it, byte for byte, and returns the copy's path.
  ///
  /// `place` is the database behind every link; messages call it `name`. What stands beside it is not
  /// followed where it is a link: nothing but a regular file is read.
  func copy(_ place: String, name: String, suffixes: [String]) throws -> String {
    guard let database = FileIdentity(of: place) else {
      throw Self.cannotCopy(name, because: SystemError.last)
    }
    let target = "\(path)/\(Self.database)"
    for suffix in suffixes {
      let source = open(place + suffix, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard source >= 0 else {
        throw errno == ELOOP
          ? Self.notRegular(name + suffix)
          : Self.cannotCopy(name + suffix, because: SystemError.last)
      }
      defer { OpenFiles.close(source, of: database) }
      try copy(source, to: target + suffix, name: name + suffix)
    }
    return target
  }

  private func copy(_ source: Int32, to target: String, name: String) throws {
    var status = stat()
    guard fstat(source, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Self.notRegular(name)
    }
    let copy = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw Self.cannotCopy(name, because: SystemError.last) }
    defer { close(copy) }
    // Holes stay holes: a file of a few bytes can claim to be larger than any disk.
    guard ftruncate(copy, status.st_size) == 0 else {
      throw Self.cannotCopy(name, because: SystemError.last)
    }
    var end: off_t = 0
    while end < status.st_size {
      var start = lseek(source, end, Self.seekData)
      guard start >= 0 else { return }
      end = lseek(source, start, Self.seekHole)
      guard lseek(source, start, SEEK_SET) >= 0, lseek(copy, start, SEEK_SET) >= 0 else {
        throw Self.cannotCopy(name, because: SystemError.last)
      }
      while start < end {
        let sent = sendfile(copy, source, nil, Int(end - start))
        guard sent >= 0 else { throw Self.cannotCopy(name, because: SystemError.last) }
        // The file was cut meanwhile, which its stamp tells.
        guard sent > 0 else { return }
        start += off_t(sent)
      }
    }
  }

  /// What `lseek` looks for, by the numbers of Linux (`fs.h`).
  private static let seekData: Int32 = 3
  private static let seekHole: Int32 = 4

  private static func notRegular(_ name: String) -> LedgerError {
    LedgerError(
      .storage, Phrase(id: "\(name) bukan berkas biasa", en: "\(name) is not a regular file"))
  }

  private static func cannotCopy(_ name: String, because reason: SystemError) -> LedgerError {
    LedgerError(
      .storage, Phrase(id: "\(name) tidak dapat disalin", en: "\(name) cannot be copied"),
      because: reason)
  }

  func remove() { Leftovers.remove(leftover) }
}
