import EventLedger
package import Foundation
package import GRDB

/// One connection to a ledger's file.
///
/// Every statement runs on the connection's own queue, one after the other; a call from within
/// another runs at once, so that what judges an event reads inside the transaction that writes it.
package struct LedgerConnection: Sendable {
  /// What a connection is for.
  package enum Purpose: Sendable {
    /// To append; the file and its folder are written to.
    case writing
    /// To read one unchanging state of the file while others append.
    ///
    /// The connection may write beside the file, and writes nothing of the ledger: only one that
    /// may can tidy up the write-ahead log when it is the last to close.
    case reading
    /// To read a file that nobody writes to, without a lock and without touching its folder.
    case immutable
    /// To read a copy that nobody else knows of; SQLite may tidy it up first.
    case privateCopy
  }

  /// The file, as it is named in messages.
  package let path: String
  private let queue: DatabaseQueue
  private let busySeconds: TimeInterval
  /// Which files SQLite has open; asked where something is written.
  private let files: OpenedFiles
  /// That this process has the file open, and after it what keeps other writers out: both end when
  /// the file is closed.
  private let presence: OpenFiles.Presence
  private let lock: WriterLock?

  /// How long a second writer waits for the first, in seconds.
  package static let busySeconds: TimeInterval = 10

  /// Opens the file and sets what every connection needs; nothing of the ledger is checked yet.
  ///
  /// Messages speak of `name` where it is not the path.
  package init(
    path: String, purpose: Purpose, name: String? = nil, busySeconds: TimeInterval = busySeconds
  ) throws {
    try self.init(
      path: path, purpose: purpose, name: name, busySeconds: busySeconds, lock: nil)
  }

  /// `lock`: what keeps other writers from the file; nil where nobody else knows of it, and where
  /// nothing is written.
  init(
    path: String, purpose: Purpose, name: String?, busySeconds: TimeInterval, lock: WriterLock?
  ) throws {
    self.path = name ?? path
    self.busySeconds = busySeconds
    self.lock = lock
    let place = FilePlace(path).path
    do {
      queue = try DatabaseQueue(
        path: Self.location(of: place, purpose: purpose),
        configuration: Self.configuration(for: purpose, busySeconds: busySeconds))
      if purpose == .writing { try Self.makeDurable(queue, path: path) }
    } catch {
      throw LedgerError.of(error, path: name ?? path)
    }
    files = OpenedFiles(place)
    presence = try OpenFiles.open(files.mustBeThere(name: name ?? path))
  }

  /// Makes sure that what is written goes into the files that have the ledger's names: not into one
  /// that was replaced, renamed or removed since it was opened.
  func mustBeInPlace() throws(LedgerError) { try files.mustBeInPlace(name: path) }

  /// Runs statements, and tells SQLite's errors as those of the ledger.
  package func run<Value>(_ statements: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.unsafeReentrantWrite(statements)
    } catch {
      throw LedgerError.of(error, path: path)
    }
  }

  /// Runs statements in one transaction that no other writer comes between.
  func transaction<Value>(_ statements: (Database) throws -> Value) throws -> Value {
    try run { database in
      var value: Value?
      try database.inTransaction(.immediate) {
        value = try statements(database)
        return .commit
      }
      guard let value else { preconditionFailure("a transaction that commits has run") }
      return value
    }
  }

  /// Runs statements that read, all of them on one state of the file, whoever appends meanwhile.
  func onOneState<Value>(_ statements: (Database) throws -> Value) throws -> Value {
    try run { database in
      guard !database.isInsideTransaction else { return try statements(database) }
      var value: Value?
      try database.inTransaction(.deferred) {
        value = try statements(database)
        return .commit
      }
      guard let value else { preconditionFailure("a transaction that commits has run") }
      return value
    }
  }

  /// Runs `body` with another patience towards those who hold the file.
  func waiting<Value>(milliseconds: Int, _ body: () throws -> Value) throws -> Value {
    try setBusyTimeout(milliseconds: milliseconds)
    defer { try? setBusyTimeout(milliseconds: Int(busySeconds * 1_000)) }
    return try body()
  }

  private func setBusyTimeout(milliseconds: Int) throws {
    try run { database in
      _ = try database.row("PRAGMA busy_timeout = \(milliseconds)") { $0.integer(0) }
    }
  }

  /// Holds on to the file's present state: what others commit from now on is not seen.
  func beginSnapshot() throws {
    try run { database in
      try database.execute(sql: "BEGIN")
      // The state is fixed by the first read, not by BEGIN.
      _ = try database.row("SELECT count(*) FROM sqlite_schema") { $0.integer(0) }
    }
  }

  /// Closes the file; the last to do so brings everything into the one file.
  ///
  /// Then others may write.
  package func close() throws {
    do { try queue.close() } catch { throw LedgerError.of(error, path: path) }
    lock?.release()
  }

  private static func configuration(
    for purpose: Purpose, busySeconds: TimeInterval
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = purpose == .immutable
    configuration.busyMode = .timeout(busySeconds)
    // A snapshot is a transaction that stays open from one call to the next.
    configuration.allowsUnsafeTransactions = purpose == .reading
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try ConnectionSettings(for: purpose).apply(to: database)
    }
    return configuration
  }

  /// How long the write-ahead log grows before it is brought into the file: 4 MiB.
  private static let logPagesMax = 4 * 1_048_576 / FileFormat.pageBytes

  /// Turns on the write-ahead log with a sync at every commit, and makes sure that both hold.
  ///
  /// The order matters: turning the log on may lower `synchronous`, so it is set afterwards.
  private static func makeDurable(_ queue: DatabaseQueue, path: String) throws {
    try queue.writeWithoutTransaction { database in
      // Of a file that is empty yet; in any other the pages have their size.
      try database.execute(sql: "PRAGMA page_size = \(FileFormat.pageBytes)")
      let mode = try database.row("PRAGMA journal_mode = WAL") { $0.text(0) }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      _ = try database.row("PRAGMA wal_autocheckpoint = \(logPagesMax)") { $0.integer(0) }
      // The log beside the file is opened by the first read.
      _ = try database.row("SELECT count(*) FROM sqlite_schema") { $0.integer(0) }
      let synchronous = try database.row("PRAGMA synchronous") { $0.integer(0) }
      guard mode == "wal", synchronous == 2 else {
        throw LedgerError(
          .storage,
          Phrase(
            id: "\(path): yang ditulis tidak akan tahan padam listrik",
            en: "\(path): commits would not be durable"
          )
            + Phrase(
              verbatim: ", journal mode \(mode ?? "unknown"), synchronous \(synchronous ?? -1)"),
          hint: Phrase(
            id: "simpan buku besar pada penyimpanan lokal", en: "keep the ledger on a local disk"))
      }
    }
  }

  /// What SQLite is asked to open: a path from the root, which is never taken for a URI, or a URI.
  static func location(of path: String, purpose: Purpose) -> String {
    let path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    guard purpose == .immutable else { return path }
    let encoded = path.utf8.map { character in
      character.isUnreserved
        ? String(UnicodeScalar(character)) : "%" + String(format: "%02X", character)
    }
    return "file:\(encoded.joined())?immutable=1"
  }
}

/// A database's file and its write-ahead log, as they were when SQLite opened them.
private struct OpenedFiles {
  private let path: String
  private let database: FileIdentity?
  private let log: FileIdentity?

  init(_ path: String) {
    self.path = path
    database = FileIdentity(of: path)
    log = FileIdentity(of: path + "-wal")
  }

  func mustBeThere(name: String) throws(LedgerError) -> FileIdentity {
    guard let database else { throw Self.replaced(name) }
    return database
  }

  func mustBeInPlace(name: String) throws(LedgerError) {
    guard FileIdentity(of: path) == database, FileIdentity(of: path + "-wal") == log else {
      throw Self.replaced(name)
    }
  }

  private static func replaced(_ name: String) -> LedgerError {
    LedgerError(
      .storage,
      Phrase(
        id: "\(name), atau \(name)-wal di sampingnya, diganti atau dihapus selagi ditulisi",
        en: "\(name), or \(name)-wal beside it, was replaced or removed while it was written to"),
      hint: Phrase(
        id: "jangan menyentuh kedua berkas itu selagi program berjalan; ulangi, kiriman yang sama "
          + "tidak menjadi dua",
        en: "leave both files alone while the program runs; repeat: the same submission does not "
          + "become two"))
  }
}

extension UInt8 {
  /// Whether the character stands for itself in the path of a URI (RFC 3986 §2.3).
  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
