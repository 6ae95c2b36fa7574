import EventLedger
import Foundation
import LedgerStore
import TransparencyLog

/// What an `init` under way has made before there is a ledger, written down before it is made, so that
/// the next one can take it away should this one be killed.
///
/// It is a file `.ledger-opening` in the keys folder, locked as long as its process lives. The first
/// line is the ledger's path; then each file has one, `DIGEST PATH`, with the SHA-256 of what is in it:
/// nothing is taken away but what the `init` itself wrote, and nothing at all once the ledger is there.
struct OpeningJournal: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Begins it for a ledger that is to be made.
  /// - Throws: `LedgerError` of code `inUse` when another `init` makes keys in the folder.
  init(of ledger: String, in folder: String) throws {
    path = "\(folder)/\(Self.name)"
    descriptor = try Self.opened(path, flags: O_CREAT)
    Self.settle(descriptor, path)
    do {
      guard ftruncate(descriptor, 0) == 0 else { throw FileFault.notWhole(path) }
      try append(Self.absolute(ledger))
    } catch {
      end()
      throw error
    }
  }

  /// Takes away what a killed `init` left in a folder of keys, where it left anything.
  static func clean(_ folder: String) {
    let path = "\(folder)/\(name)"
    Leftovers.sweep(folderOf: path)
    guard let descriptor = try? opened(path, flags: 0) else { return }
    settle(descriptor, path)
    unlink(path)
    close(descriptor)
    rmdir(folder)
  }

  /// Says, durably, that a file with these bytes will be made.
  func announce(_ bytes: [UInt8], at file: String) throws {
    try append("\(Hash.of(bytes)) \(Self.absolute(file))")
  }

  /// Ends it: the ledger is there, or everything is taken away.
  func end() {
    unlink(path)
    close(descriptor)
  }

  private static let name = ".ledger-opening"

  private static func opened(_ path: String, flags: Int32) throws -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0o600)
      guard descriptor >= 0 else { throw FileFault.unwritable(path, SystemError.last) }
      guard isOwn(descriptor), flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw OpeningFault.anotherOpening(path)
      }
      // Who held it before may have taken the name away.
      if let file = FileIdentity(of: descriptor), file == FileIdentity(of: path) {
        return descriptor
      }
      close(descriptor)
    }
  }

  private static func isOwn(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid()
  }

  private func append(_ line: String) throws {
    let bytes = Array((line + "\n").utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw FileFault.notWhole(path)
    }
  }

  /// Undoes what the journal tells, unless the ledger is there.
  ///
  /// A line that was cut by the crash tells of a file that was not made yet.
  private static func settle(_ descriptor: Int32, _ path: String) {
    lseek(descriptor, 0, SEEK_SET)
    let bytes = (try? FileHandle(fileDescriptor: descriptor).readToEnd()) ?? Data()
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    guard let ledger = lines.first, !Draft.exists(String(ledger)) else { return }
    for line in lines.dropFirst() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      if words.count == 2 { undo(words[1], digest: words[0]) }
    }
  }

  private static func undo(_ file: String, digest: String) {
    var status = stat()
    guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let bytes = try? readFile(file), "\(Hash.of(bytes))" == digest
    else { return }
    // What the key has signed was not told to anybody.
    if file.hasSuffix(".pem") { unlink(file.dropLast(".pem".count) + ".newest") }
    if unlink(file) == 0 { Leftovers.told(file) }
  }

  private static func absolute(_ path: String) -> String { URL(filePath: path).path }
}
