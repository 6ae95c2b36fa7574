package import EventLedger
import Foundation
import GRDB

extension LedgerWriter {
  /// Creates a ledger with its first events in one commit; the very first is `ledger.opened`.
  ///
  /// The file is made under another name beside its own and gets its own, which must be free, only
  /// when it is whole and on the disk: it is there with all the events that `body` takes in, or
  /// not at all.
  package static func create<Value>(
    at path: String, catalogue: Catalogue, sealing: SealingKeys = .none, clock: Instant,
    signer: any LogSigning, _ body: (inout Intake) throws -> Value
  ) throws -> (commit: Commit<Value>, writer: LedgerWriter) {
    let file = try NewFile(for: path)
    defer { file.removeDraft() }
    let commit = try write(
      file.draft, catalogue: catalogue, sealing: sealing, clock: clock, signer: signer, body)
    try file.mustBeWhole()
    try file.publish()
    do {
      return (commit, try open(at: path, catalogue: catalogue, sealing: sealing))
    } catch {
      // Whoever is told that there is no ledger takes its keys away.
      file.unpublish()
      throw error
    }
  }

  /// Creates a ledger of these first events, every one of which must be taken.
  package static func create(
    at path: String, catalogue: Catalogue, sealing: SealingKeys = .none, clock: Instant,
    signer: any LogSigning, submissions: [Submission]
  ) throws -> (commit: Commit<[CommitOutcome]>, writer: LedgerWriter) {
    try create(
      at: path, catalogue: catalogue, sealing: sealing, clock: clock, signer: signer
    ) { intake in
      try intake.take(submissions.map { CheckedSubmission(unchecked: $0) }, keepGoing: false)
    }
  }

  private static func write<Value>(
    _ draft: String, catalogue: Catalogue, sealing: SealingKeys, clock: Instant,
    signer: any LogSigning, _ body: (inout Intake) throws -> Value
  ) throws -> Commit<Value> {
    let connection = try LedgerConnection(path: draft, purpose: .writing)
    do {
      try connection.createTables()
      let ledger = Unaudited(connection: connection)
      let writer = LedgerWriter(
        connection, catalogue: catalogue, sealing: sealing,
        memory: try WriterMemory(beginning: catalogue, in: ledger))
      let commit = try writer.commit(at: clock, signer: signer, body)
      try connection.closeWhole()
      return commit
    } catch {
      try? connection.close()
      throw error
    }
  }
}

extension LedgerConnection {
  /// Makes an empty database a ledger without entries.
  func createTables() throws {
    try transaction { database in
      try FileFormat.create(in: database)
      try database.execute(sql: "PRAGMA application_id = \(FileFormat.applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(FileFormat.version)")
    }
  }
}
