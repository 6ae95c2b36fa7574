import EventLedger
import Foundation
import SystemCalls

/// A file in the making: written under a name of its own in the folder where it is to be, and given
/// its own name when it is whole.
///
/// As long as its maker lives a lock is held on it. A process that is killed outright cleans nothing;
/// by the lock, and by the process number in the name, the next one tells what nobody will finish.
package struct Draft: Sendable {
  /// Why a file did not come to be.
  package enum Fault: Error {
    /// Something has the name already.
    case taken
    case notMade(SystemError)
    /// The disk may be full.
    case notWhole(SystemError)
  }

  /// The name it is written under.
  let path: String
  private let target: String
  private let descriptor: Int32
  /// Takes the draft away when the process is interrupted, and lets the lock go.
  private let leftover: Leftovers.Registration

  /// Begins an empty file.
  ///
  /// `target`: the name it is to get. With `isExact` it has this mode whatever the umask. `suffixes`:
  /// of what will stand beside it and goes with it.
  init(
    for target: String, mode: UInt32, isExact: Bool = false, suffixes: [String] = []
  ) throws(Fault) {
    let place = FilePlace(target)
    Leftovers.sweep(place.folder)
    self.target = place.path
    let path = "\(place.folder)/\(Self.newName())"
    self.path = path
    let names = suffixes.map { path + $0 } + [path]
    // A process that had this number before may have left one.
    Self.unlink(names)
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .notMade(SystemError.last) }
    self.descriptor = descriptor
    // Where a file system has no such lock, nothing is taken away by it either.
    flock(descriptor, LOCK_EX | LOCK_NB)
    let file = FileIdentity(of: descriptor)
    leftover = Leftovers.register {
      Self.unlink(names)
      flock(descriptor, LOCK_UN)
      if let file { OpenFiles.close(descriptor, of: file) } else { close(descriptor) }
    }
    guard !isExact || fchmod(descriptor, mode) == 0 else {
      let answer = SystemError.last
      remove()
      throw .notMade(answer)
    }
  }

  /// Makes a whole new file, durable before it returns; what has the name already is let alone.
  package static func create(_ bytes: [UInt8], mode: UInt32, at path: String) throws(Fault) {
    Leftovers.sweep(FilePlace(path).folder)
    guard !exists(path) else { throw .taken }
    let draft = try Draft(for: path, mode: mode)
    defer { draft.remove() }
    try draft.write(bytes)
    try draft.giveName()
    guard Durability.isFolderSynced(of: path) else {
      let answer = SystemError.last
      unlink([path])
      throw .notWhole(answer)
    }
  }

  /// Writes the bytes and waits until they are on the disk.
  func write(_ bytes: [UInt8]) throws(Fault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .notWhole(SystemError.last)
      }
    }
    guard fsync(descriptor) == 0 else { throw .notWhole(SystemError.last) }
  }

  /// Gives the draft its own name, unless something has it.
  ///
  /// `link` fails where `rename` would replace; a file system without links has a `rename` that does
  /// not replace either.
  func giveName() throws(Fault) {
    if link(path, target) == 0 { return }
    if [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) {
      if rename_unless_taken(path, target) == 0 { return }
    }
    throw errno == EEXIST ? .taken : .notMade(SystemError.last)
  }

  /// Gives the draft the name of another file, in whose place it stands from here on.
  func takePlace() throws(Fault) {
    guard rename(path, target) == 0 else { throw .notMade(SystemError.last) }
  }

  /// Takes the draft away, and what SQLite left beside it; without a draft it only lets the lock go.
  func remove() { Leftovers.remove(leftover) }

  /// Whether a name is taken; also a link that leads nowhere takes it.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// What SQLite may leave beside a database.
  static let companions = ["-wal", "-shm", "-journal"]

  private static func unlink(_ names: [String]) {
    for name in names { Foundation.unlink(name) }
  }

  private static func newName() -> String { Leftovers.newName(withPrefix: namePrefix) }

  /// What the name of every draft begins with.
  static let namePrefix = ".ledger-new-"
}

extension Draft.Fault {
  /// What the system answered; nil where nothing is wrong but the name.
  package var answer: SystemError? {
    switch self {
    case .taken: nil
    case .notMade(let answer), .notWhole(let answer): answer
    }
  }
}
