import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// A ledger of the toy domain in a file of its own, gone when the test is over.
final class StoreFixture {
  let folder: URL
  private let isOwner: Bool
  let catalogue: Catalogue
  var clock = Instant(seconds: 1_732_100_000)
  /// The private halves of the log's keys that are at hand.
  var logSigner: any LogSigning = StoreFixture.signer

  /// An empty folder, and no file yet.
  init() throws {
    catalogue = try ToyDomain.catalogue()
    isOwner = true
    folder = FileManager.default.temporaryDirectory
      .appending(path: "ledger-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A folder that another process made and removes.
  init(folder: URL) throws {
    catalogue = try ToyDomain.catalogue()
    self.folder = folder
    isOwner = false
  }

  deinit { if isOwner { try? FileManager.default.removeItem(at: folder) } }

  var path: String { folder.appending(path: "ledger.sqlite").path(percentEncoded: false) }

  /// The names of the files in the folder, sorted.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() }
  }

  static let signer = NoteSigner(
    name: TestKey.log.verifier.name, privateKey: TestKey.log.privateKey)

  /// The first events: the ledger opened, four desks and their keys.
  static func openingSubmissions() throws -> [Submission] {
    try TestLedger.opened().history.entries.map { bytes in
      let entry = try Entry(bytes)
      return Submission(event: entry.event, signature: entry.signature, openings: [])
    }
  }

  /// The file with its first events, open to append.
  func create() throws -> LedgerWriter {
    try LedgerWriter.create(
      at: path, catalogue: catalogue, sealing: TestSealing.keys(), clock: clock,
      signer: Self.signer,
      submissions: Self.openingSubmissions()
    ).writer
  }

  /// Writes and commits a key's next event.
  @discardableResult
  func append(
    _ type: String, by key: TestKey, subject: String, data: JSON, to writer: LedgerWriter
  ) throws -> Commit<CommitOutcome> {
    clock = clock.advanced(by: 1)
    return try writer.commit(at: clock, signer: logSigner) { intake in
      try intake.take(
        self.submission(type, by: key, subject: subject, data: data, in: &intake))
    }
  }

  /// A key's next event, anchored to the newest checkpoint.
  func submission(
    _ type: String, by key: TestKey, subject: String, data: JSON, in intake: inout Intake
  ) throws -> Submission {
    guard let head = try intake.chainHead(of: key.fingerprint),
      let type = catalogue.type(named: type)
    else { throw LedgerError(.notFound, Phrase(verbatim: "no such key or type")) }
    let now = Timestamp(intake.received, offsetMinutes: 480)
    return try EventWriter(key: key.privateKey, makeSalt: { Hash.of([1, 2, 3]).bytes }).submission(
      for: .init(type: type.name, subject: subject, time: now, data: data), type: type,
      corrected: nil, at: head, recordedTime: now)
  }

  /// Commits counts by the desk of Samarinda, each its own event, in one commit.
  @discardableResult
  func appendCounts(_ counts: Range<Int64>, to writer: LedgerWriter) throws -> Range<UInt64> {
    clock = clock.advanced(by: 1)
    return try writer.commit(at: clock, signer: Self.signer) { intake in
      for count in counts {
        let submission = try self.submission(
          ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
          data: ["count": .integer(count), "item": "ballot_box"], in: &intake)
        guard case .taken = try intake.take(submission) else {
          throw LedgerError(.notTaken, Phrase(verbatim: "count \(count)"))
        }
      }
    }.added
  }
}

extension StoreFixture {
  /// Changes the file as somebody would who goes around the triggers.
  func alter(_ sql: String) throws { try Self.alter(sql, at: path) }

  /// Changes a ledger's file, or a copy of one, in the same way.
  static func alter(_ sql: String, at path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger[1]) }
    }
    try queue.close()
  }
}

extension LedgerFile {
  /// What opens an event's sealed values, under the tests' key.
  func openings(of event: Hash) throws -> [Opening] {
    guard let index = try index(of: event), let bytes = try entry(at: index) else { return [] }
    return try openings(of: Entry(bytes).event, with: TestSealing.keys())
  }
}
