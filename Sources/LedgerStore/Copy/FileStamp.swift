import Foundation

/// What tells whether a file, or one of those that SQLite keeps beside it, was touched.
struct FileStamp: Equatable {
  /// What the file system says of one file; nil where there is none.
  private struct Status: Equatable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    let modified: [Int]
    let changed: [Int]
  }

  private let statuses: [String: Status]

  /// Looks at a database and its companions.
  init(of path: String) {
    var statuses: [String: Status] = [:]
    for suffix in [""] + Draft.companions { statuses[suffix] = Self.status(of: path + suffix) }
    self.statuses = statuses
  }

  /// How long the database is; nil where it is not there.
  var byteCount: Int64? { statuses[""]?.size }

  /// Whether all that was committed stands in the one file, and nobody has it open to write.
  var isAtRest: Bool {
    (statuses["-wal"].map { $0.size == 0 } ?? true) && statuses["-shm"] == nil
      && statuses["-journal"] == nil
  }

  /// The names' endings of those that are there.
  var suffixes: [String] { ([""] + Draft.companions).filter { statuses[$0] != nil } }

  private static func status(of path: String) -> Status? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return Status(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
      changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec])
  }
}
