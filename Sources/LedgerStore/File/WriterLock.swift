import EventLedger
import Foundation
import SystemCalls

/// The one writer's hold on a ledger's file, from before SQLite opens it until after it has closed it.
///
/// The lock is on the file itself, by whatever name it was found: SQLite keeps its write-ahead log by
/// the name, and two who wrote to one file under two names would write two histories. The kernel
/// releases what a process held that has ended; a child does not inherit it.
final class WriterLock: Sendable {
  /// The file that is held.
  let file: FileIdentity
  private let descriptor: Int32

  /// Takes the lock; waits for another holder, and says who it is when the time is over.
  ///
  /// `path` is the file's place; messages call it `name`. `check` looks at the open file before the
  /// wait. While it waits the file may get another name and another file this one, so that the name
  /// is looked up again once the lock is had.
  /// - Throws: `LedgerError` of code `inUse` when another holds it longer than `seconds`.
  init(
    _ path: String, name: String, waiting seconds: Double,
    check: (Int32) throws -> Void
  ) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      let (descriptor, file) = try Self.open(path, name: name)
      do {
        try Self.mustBeLocal(descriptor, name: name)
        try check(descriptor)
        try Self.lock(descriptor, until: end, file: file, name: name)
      } catch {
        OpenFiles.close(descriptor, of: file)
        throw error
      }
      if FileIdentity(of: path) == file {
        self.file = file
        self.descriptor = descriptor
        return
      }
      OpenFiles.close(descriptor, of: file)
    }
  }

  /// Lets the next one write.
  func release() { flock(descriptor, LOCK_UN) }

  deinit {
    release()
    OpenFiles.close(descriptor, of: file)
  }

  private static func open(
    _ path: String, name: String
  ) throws(LedgerError) -> (Int32, FileIdentity) {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0, let file = FileIdentity(of: descriptor) else {
      throw LedgerError(
        .storage, Phrase(id: "\(name) tidak dapat dibaca", en: "\(name) cannot be read"),
        because: SystemError.last)
    }
    return (descriptor, file)
  }

  private static func lock(
    _ descriptor: Int32, until end: ContinuousClock.Instant, file: FileIdentity, name: String
  ) throws(LedgerError) {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard [EWOULDBLOCK, EINTR].contains(errno) else {
        throw LedgerError(
          .storage, Phrase(id: "\(name) tidak dapat dikunci", en: "\(name) cannot be locked"),
          because: SystemError.last)
      }
      guard ContinuousClock.now < end else { throw inUse(name, by: holder(of: file)) }
      usleep(pauseMicroseconds)
    }
  }

  /// How long to wait before asking again, in microseconds.
  private static let pauseMicroseconds: UInt32 = 10_000

  private static func inUse(_ name: String, by holder: String?) -> LedgerError {
    let fact =
      holder.map { holder in
        Phrase(
          id: "\(name) sedang ditulisi proses \(holder)",
          en: "\(name) is being written to by process \(holder)")
      }
      ?? Phrase(
        id: "\(name) sedang dipakai program lain", en: "\(name) is in use by another program")
    return LedgerError(
      .inUse, fact,
      hint: Phrase(
        id: "tunggu sampai program itu selesai, lalu ulangi",
        en: "wait until the other program has finished, then try again"))
  }

  /// The process that holds the lock, as `708 (ledger)`; nil when the system does not tell.
  private static func holder(of file: FileIdentity) -> String? {
    // While locks come and go the list can lack one that is held.
    for _ in 0..<20 {
      let list = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
      if let holder = list.flatMap({ holder(of: file, in: $0) }) { return holder }
      usleep(pauseMicroseconds)
    }
    return nil
  }

  private static func holder(of file: FileIdentity, in list: String) -> String? {
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", words[5] == file.inLockList,
        let process = Int32(words[4]), process > 0
      else { continue }
      let command = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
      return "\(process)" + (command.map { " (\($0.trimmingCharacters(in: .newlines)))" } ?? "")
    }
    return nil
  }

  /// Refuses file systems that several machines share: their locks do not bind the other machine.
  private static func mustBeLocal(_ descriptor: Int32, name: String) throws(LedgerError) {
    guard let system = sharedSystems[file_system_type(descriptor)] else { return }
    throw LedgerError(
      .storage,
      Phrase(
        id: "\(name) berada pada sistem berkas bersama (\(system)), yang kuncinya tidak menjaga",
        en: "\(name) is on a shared file system (\(system)), whose locks do not hold"),
      hint: Phrase(
        id: "simpan buku besar pada penyimpanan lokal", en: "keep the ledger on a local disk"))
  }

  /// By the number that `statfs` gives (Linux `magic.h`).
  private static let sharedSystems: [UInt32: String] = [
    0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb", 0x517B: "smb", 0x6573_5546: "fuse",
    0x0102_1997: "9p",
  ]
}
