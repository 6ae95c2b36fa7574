package import EventLedger
import GRDB
package import TransparencyLog

/// The one that appends to a ledger's file.
///
/// Other programs may append in between: each commit looks whether the file is as this writer left
/// it, and takes up what was added. A writer is used by one task at a time.
package final class LedgerWriter {
  let ledger: Unaudited
  private let catalogue: Catalogue
  /// What the last commit left; nil when it must be read from the file.
  private var memory: WriterMemory?
  /// The number of the schema whose objects were compared last.
  private var comparedSchema: Int64?

  /// Opens a ledger to append, and checks its objects, newest checkpoint, right edge and last
  /// entries.
  ///
  /// While another appends, this writer waits for `busySeconds` and then says that it is in use. A
  /// file that holds evidence of another history is refused with `LedgerError.Code.stopped`, and a
  /// copy of an earlier time with `readOnly`, unless it is opened `toRestart` the log.
  package static func open(
    at path: String, catalogue: Catalogue, toRestart: Bool = false,
    busySeconds: Double = LedgerConnection.busySeconds
  ) throws -> LedgerWriter {
    let connection = try LedgerConnection.toWrite(at: path, busySeconds: busySeconds)
    let ledger = Unaudited(connection: connection)
    let comparedSchema = try connection.refuseForeignObjects()
    try ledger.refuseIfStopped()
    if !toRestart { try ledger.refuseIfCopy() }
    let memory = try WriterMemory.read(from: ledger, catalogue: catalogue)
    let writer = LedgerWriter(connection, catalogue: catalogue, memory: memory)
    writer.comparedSchema = comparedSchema
    // That others hold the file, or that its disk is full, is no reason not to append to it.
    _ = try? writer.finishErasure(waiting: erasureRetryWait)
    return writer
  }

  init(_ connection: LedgerConnection, catalogue: Catalogue, memory: WriterMemory) {
    ledger = Unaudited(connection: connection)
    self.catalogue = catalogue
    self.memory = memory
  }

  /// What the ledger's first event fixed.
  package func genesis() throws -> Genesis {
    guard let bytes = try ledger.entry(at: 0) else { throw notOpened() }
    return try Genesis(try Entry(bytes).event)
  }

  /// The state of all entries, as of the last commit or opening.
  package func state() throws -> LedgerState { try present().state }

  private func notOpened() -> LedgerError {
    LedgerError(
      .notALedger,
      Phrase(
        id: "\(ledger.connection.path) belum dibuka sebagai buku besar",
        en: "\(ledger.connection.path) has not been opened"))
  }

  /// The ledger as it is now, to be asked.
  package var reading: any LedgerReading { ledger }

  /// The keys that sign its checkpoints.
  package func logKeys() throws -> LogKeys {
    var state = try present().state
    guard let logKeys = try state.logKeys() else { throw notOpened() }
    return logKeys
  }

  /// The connection that everything is written through.
  package var connection: LedgerConnection { ledger.connection }

  /// The newest checkpoint, as of the last commit or opening.
  package func newest() throws -> SignedCheckpoint {
    guard let newest = try present().newest else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "\(ledger.connection.path) belum mempunyai titik periksa",
          en: "\(ledger.connection.path) has no checkpoint yet"))
    }
    return newest
  }

  /// The receipts of entries, in the order of the indexes.
  package func receipts(at indexes: some Sequence<UInt64>) async throws -> [Receipt] {
    var present = try present()
    guard let logKeys = try present.state.logKeys() else { return [] }
    return try await ledger.receipts(at: indexes, edge: present.edge, logKeys: logKeys)
  }

  /// Closes the file; the last to do so brings everything into the one file.
  package func close() throws { try ledger.connection.close() }

  /// Commits a batch of submissions and returns one outcome for each, in their order.
  ///
  /// With `keepGoing` it takes what can be taken. Otherwise one refusal leaves the file as it was
  /// and throws `LedgerError.Code.notTaken`, caused by a `SubmissionRefused`. The clock may be far
  /// ahead of the newest entry only when a person has checked it; the signer is the log key in
  /// force.
  package func commit(
    _ submissions: [Submission], at clock: Instant, signer: any LogSigning, keepGoing: Bool = false,
    clockChecked: Bool = false
  ) throws -> Commit<[CommitOutcome]> {
    try commit(
      submissions.map { CheckedSubmission(unchecked: $0) }, at: clock, signer: signer,
      keepGoing: keepGoing, clockChecked: clockChecked)
  }

  /// Commits a batch whose signatures may have been checked.
  package func commit(
    _ submissions: [CheckedSubmission], at clock: Instant, signer: any LogSigning,
    keepGoing: Bool = false, clockChecked: Bool = false
  ) throws -> Commit<[CommitOutcome]> {
    try commit(at: clock, signer: signer, clockChecked: clockChecked) { intake in
      try intake.take(submissions, keepGoing: keepGoing)
    }
  }

  /// Checks the signatures of submissions on every core, before a commit takes them in.
  package func check(_ submissions: [Submission]) async throws -> [CheckedSubmission] {
    let keys = try keys(of: submissions)
    var checked: [CheckedSubmission] = []
    var rest = submissions[...]
    try await mapInOrder(
      next: {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(Self.submissionsPerTask) }
        return rest.prefix(Self.submissionsPerTask)
      },
      transform: { (chunk: ArraySlice<Submission>) in
        chunk.map { CheckedSubmission($0, key: keys[$0.event.author.key]) }
      },
      consume: { checked += $0 })
    return checked
  }

  private static var submissionsPerTask: Int { 64 }

  /// The keys of the submissions' authors, as far as the ledger has them by now.
  private func keys(of submissions: [Submission]) throws -> [Fingerprint: NoteVerifier] {
    var state = try present().state
    var keys: [Fingerprint: NoteVerifier] = [:]
    for fingerprint in Set(submissions.map(\.event.author.key)) {
      keys[fingerprint] = try state.key(fingerprint)?.verifier
    }
    return keys
  }

  /// Commits what `body` takes in; when it throws, the file stays as it was.
  ///
  /// When a note shows that the log key has signed another history, the note and the event are
  /// kept as evidence, nothing else, and it throws `LedgerError.Code.stopped`.
  ///
  /// This is the one commit point. In one transaction, which no other writer comes between:
  /// 1. what others have appended meanwhile is taken up,
  /// 2. events are taken in and their entries and openings inserted,
  /// 3. the inserted entries are read back and hashed, and full tiles inserted,
  /// 4. the changed rows of the projections are written,
  /// 5. what an act has erased is deleted,
  /// 6. the checkpoint is signed and inserted.
  /// A crash before the transaction's end leaves the previous checkpoint, a crash after it the new
  /// one. Note, receipts and answers leave the process only once this has returned: a note whose
  /// commit failed is forgotten, so that the log never signs two roots for one size. After a
  /// commit that erases, the file's bytes are cleaned (`finishErasure`); until that is done the
  /// file says so.
  package func commit<Value>(
    at clock: Instant, signer: any LogSigning, clockChecked: Bool = false,
    _ body: (inout Intake) throws -> Value
  ) throws -> Commit<Value> {
    do {
      return try commitOnce(at: clock, signer: signer, clockChecked: clockChecked, body)
    } catch let evidence as Evidence {
      try keep(evidence)
      throw LedgerError.stopped(ledger.connection.path, evidence.splitView.phrase)
    }
  }

  private func commitOnce<Value>(
    at clock: Instant, signer: any LogSigning, clockChecked: Bool,
    _ body: (inout Intake) throws -> Value
  ) throws -> Commit<Value> {
    let (commit, left, hasErased) = try ledger.connection.transaction { _ in
      comparedSchema = try ledger.connection.refuseForeignObjects(since: comparedSchema)
      try ledger.refuseIfStopped()
      let present = try takeUp()
      let received = try LogClock.received(
        at: clock, after: present.state.lastReceived, isChecked: clockChecked)
      var intake = try Intake(
        ledger: ledger, catalogue: catalogue, memory: consume present, received: received)
      let first = intake.state.size
      let value = try body(&intake)
      // A copy whose log key may have signed these sizes before takes one thing: the act after
      // which another key signs.
      if try !intake.hasRestarted(since: first) { try ledger.refuseIfCopy() }
      let sealed = intake.state.size > first ? try intake.seal(with: signer) : nil
      guard let checkpoint = sealed ?? intake.newest else {
        throw LedgerError(
          .notTaken,
          Phrase(
            id: "buku besar diawali peristiwa yang membukanya",
            en: "a ledger begins with an event that opens it"))
      }
      let commit = Commit(value: value, checkpoint: checkpoint, added: first..<intake.state.size)
      return (commit, intake.memory(sealedAs: sealed), intake.hasErased)
    }
    memory = left
    // The commit is durable: what hinders the cleaning cannot undo it, and is told by the mark.
    if hasErased { _ = try? finishErasure() }
    return commit
  }

  /// Lets `body` ask what a commit at a time would say, while others may append.
  ///
  /// Nothing is taken in, so no other writer waits for the answer, which holds for one state of the
  /// file: the commit that follows judges again.
  package func ask<Value>(
    at clock: Instant, clockChecked: Bool = false,
    _ body: (inout any AuthorQuestions) throws -> Value
  ) throws -> Value {
    try ledger.connection.onOneState { _ in
      comparedSchema = try ledger.connection.refuseForeignObjects(since: comparedSchema)
      try ledger.refuseIfStopped()
      let present = try takeUp()
      memory = present
      let received = try LogClock.received(
        at: clock, after: present.state.lastReceived, isChecked: clockChecked)
      var questions: any AuthorQuestions = try Intake(
        ledger: ledger, catalogue: catalogue, memory: present, received: received)
      return try body(&questions)
    }
  }

  /// What the file holds, taken from memory when nobody else has appended.
  ///
  /// The memory is given away: whatever goes wrong from here on, the next commit begins from the
  /// file.
  private func takeUp() throws -> WriterMemory {
    if let held = memory.take(), try held.isPresent(in: ledger) { return held }
    return try WriterMemory.read(from: ledger, catalogue: catalogue)
  }

  private func present() throws -> WriterMemory {
    if let memory { return memory }
    let present = try WriterMemory.read(from: ledger, catalogue: catalogue)
    memory = present
    return present
  }
}
