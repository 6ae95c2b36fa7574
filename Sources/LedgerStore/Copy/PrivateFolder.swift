import EventLedger
import Foundation

/// A folder that only this user can look into, for a copy that may hold sealed values.
struct PrivateFolder {
  let path: String
  /// Takes the folder away when the process is interrupted.
  private let leftover: Leftovers.Registration

  /// Makes the folder, mode 0700, where the system keeps temporary files.
  init() throws(LedgerError) {
    let pattern = FileManager.default.temporaryDirectory.appending(path: "ledger-copy-XXXXXX")
    var name = Array(pattern.path(percentEncoded: false).utf8CString)
    guard mkdtemp(&name) != nil else {
      throw LedgerError(
        .storage,
        Phrase(
          id: "folder pribadi tidak dapat dibuat", en: "no private folder can be made"),
        because: SystemError.last)
    }
    let path = name.dropLast().map { UInt8(bitPattern: $0) }.text
    self.path = path
    leftover = Leftovers.register { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Copies a database and what stands beside it, byte for byte, and returns the copy's path.
  ///
  /// `place` is the database behind every link; messages call it `name`. What stands beside it is not
  /// followed where it is a link: nothing but a regular file is read.
  func copy(_ place: String, name: String, suffixes: [String]) throws -> String {
    guard let database = FileIdentity(of: place) else {
      throw Self.cannotCopy(name, because: SystemError.last)
    }
    let target = "\(path)/ledger.sqlite"
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
