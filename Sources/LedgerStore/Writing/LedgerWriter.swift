package import EventLedger
import GRDB
package import TransparencyLog

/// The one that appends to a ledger's file.
///
/// It holds the file from its opening to its closing, and no other writes meanwhile; each commit looks
/// whether the file is as this writer left it, and ends the writer where it is not. A writer is used
/// by one task at a time.
package final class LedgerWriter {
  let ledger: Unaudited
  private let catalogue: Catalogue
  private let sealing: SealingKeys
  /// What the last commit left; nil when it must be read from the file.
  private var memory: WriterMemory?
  /// Whether another program wrote in spite of the lock: then this writer's memory is of no worth.
  private var isEnded = false
  /// The number of the schema whose objects were compared last.
  private var comparedSchema: Int64?
  /// Whether bytes of what was erased may be left, so that the next commit tries again to clean.
  private var mustClean = false

  /// Opens a ledger to append, and checks its objects, newest checkpoint, right edge and last
  /// entries.
  ///
  /// While another has the file open to write, this one waits for `busySeconds` and then says who. A
  /// file that holds evidence of another history is refused with `LedgerError.Code.stopped`, and a
  /// copy of an earlier time with `readOnly`, unless it is opened `toRestart` the log.
  ///
  /// `sealing`: what sealed values are put in boxes with; events that bear some are refused without.
  package static func open(
    at path: String, catalogue: Catalogue, sealing: SealingKeys = .none, toRestart: Bool = false,
    busySeconds: Double = LedgerConnection.busySeconds
  ) throws -> LedgerWriter {
    let connection = try LedgerConnection.toWrite(at: path, busySeconds: busySeconds)
    let ledger = Unaudited(connection: connection)
    let comparedSchema = try connection.refuseForeignObjects()
    try ledger.refuseIfStopped()
    if !toRestart { try ledger.refuseIfCopy() }
    let memory = try WriterMemory.read(from: ledger, catalogue: catalogue)
    let writer = LedgerWriter(
      connection, catalogue: catalogue, sealing: sealing, memory: memory)
    writer.comparedSchema = comparedSchema
    // That others hold the file, or that its disk is full, is no reason not to append to it.
    writer.mustClean = (try? writer.finishErasure(waiting: erasureRetryWait)) != true
    return writer
  }

  init(
    _ connection: LedgerConnection, catalogue: Catalogue, sealing: SealingKeys,
    memory: WriterMemory
  ) {
    ledger = Unaudited(connection: connection)
    self.catalogue = catalogue
    self.sealing = sealing
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
  /// This is the one commit point. What the log key signed last is asked of the record beside the key
  /// (`NewestNote`); a file that lacks it takes no entries. Then, in one transaction, which no other
  /// writer comes between:
  /// 1. the file is compared with what the last commit left,
  /// 2. events are taken in and their entries and boxes inserted,
  /// 3. the inserted entries are read back and hashed, and full tiles inserted,
  /// 4. the changed rows of the projections are written,
  /// 5. what an act has erased is deleted,
  /// 6. the checkpoint is signed and inserted, and the files are still those of the opening.
  /// After it: 7. the files are looked at once more, 8. the record beside the key gets the new size and
  /// root. A crash before the transaction's end leaves the previous checkpoint, a crash after it the
  /// new one; one before 8 leaves a record that the next commit brings up to date before it answers.
  /// Note, receipts and answers leave the process only once this has returned: a note whose
  /// commit failed is forgotten, so that the log never signs two roots for one size. After a
  /// commit that erases, the file's bytes are cleaned (`finishErasure`); until that is done the
  /// file says so.
  package func commit<Value>(
    at clock: Instant, signer: any LogSigning, clockChecked: Bool = false,
    _ body: (inout Intake) throws -> Value
  ) throws -> Commit<Value> {
    let record = try openRecord(signer)
    let lost = try record.flatMap { try split(from: $0.note.head) }
    if lost != nil, try ledger.marks().copySize == nil {
      try connection.set(.copy(size: try ledger.size))
      try lookAgain()
    }
    do {
      let commit = try commitOnce(
        at: clock, signer: signer, clockChecked: clockChecked, lost: lost, body)
      try connection.mustBeInPlace()
      try keep(commit.checkpoint, signer: signer, record)
      return commit
    } catch let evidence as Evidence {
      try keep(evidence)
      throw LedgerError.stopped(ledger.connection.path, evidence.splitView.phrase)
    }
  }

  private func commitOnce<Value>(
    at clock: Instant, signer: any LogSigning, clockChecked: Bool, lost: SplitView?,
    _ body: (inout Intake) throws -> Value
  ) throws -> Commit<Value> {
    let (commit, left, hasErased) = try ledger.connection.transaction { _ in
      comparedSchema = try ledger.connection.refuseForeignObjects(since: comparedSchema)
      try ledger.refuseIfStopped()
      let present = try takeUp()
      let received = try LogClock.received(
        at: clock, after: present.state.lastReceived, isChecked: clockChecked)
      var intake = try Intake(
        ledger: ledger, catalogue: catalogue, sealing: sealing, memory: consume present,
        received: received)
      let first = intake.state.size
      let value = try body(&intake)
      // A copy whose log key may have signed these sizes before takes one thing: the act after
      // which another key signs.
      if try !intake.hasRestarted(since: first) {
        if let lost { throw LedgerError.lost(lost, from: connection.path) }
        try ledger.refuseIfCopy()
      }
      let sealed = intake.state.size > first ? try intake.seal(with: signer) : nil
      guard let checkpoint = sealed ?? intake.newest else {
        throw LedgerError(
          .notTaken,
          Phrase(
            id: "buku besar diawali peristiwa yang membukanya",
            en: "a ledger begins with an event that opens it"))
      }
      let commit = Commit(value: value, checkpoint: checkpoint, added: first..<intake.state.size)
      let left = try intake.memory(sealedAs: sealed)
      try connection.mustBeInPlace()
      return (commit, left, intake.hasErased)
    }
    memory = left
    // The commit is durable: what hinders the cleaning cannot undo it, and is told by the mark.
    if hasErased || mustClean {
      let wait = hasErased ? Self.erasureWait : Self.erasureRetryWait
      mustClean = (try? finishErasure(waiting: wait)) != true
    }
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
        ledger: ledger, catalogue: catalogue, sealing: sealing, memory: present, received: received)
      return try body(&questions)
    }
  }

  /// What the file holds, taken from memory.
  ///
  /// The memory is given away: whatever goes wrong from here on, the next commit begins from the
  /// file. When the file is not as the memory says, this writer ends: what another program has
  /// written, an opening looks through.
  private func takeUp() throws -> WriterMemory {
    guard !isEnded else { throw LedgerError.writtenMeanwhile(connection.path) }
    guard let held = memory.take() else {
      return try WriterMemory.read(from: ledger, catalogue: catalogue)
    }
    guard try ledger.storedHead() == held.stored else {
      isEnded = true
      throw LedgerError.writtenMeanwhile(connection.path)
    }
    return held
  }

  /// Takes note of what this writer has written beside a commit.
  func lookAgain() throws { memory?.stored = try ledger.storedHead() }

  // MARK: The record beside the log key

  /// The record of the log key in force, held until the commit is over; nil before the first event,
  /// and where none is kept.
  private func openRecord(
    _ signer: any LogSigning
  ) throws -> (key: NoteVerifier, note: OpenNewestNote)? {
    guard let key = try logKey() else { return nil }
    return try signer.newestNote(of: key).map { (key, try $0.open(for: key)) }
  }

  private func logKey() throws -> NoteVerifier? {
    var present = try present()
    return try present.state.logKeys()?.current
  }

  /// What this file lacks of what the log key signed last; nil when it has all of it.
  private func split(from signed: TreeHead?) throws -> SplitView? {
    guard let signed else { return nil }
    return try SplitView(signed: signed, head: present().edge.head) { size in
      try TileFrontier(of: ledger, upTo: size).head.root
    }
  }

  /// Keeps the newest checkpoint's size and root beside the key that signed it.
  private func keep(
    _ checkpoint: SignedCheckpoint, signer: any LogSigning,
    _ record: (key: NoteVerifier, note: OpenNewestNote)?
  ) throws {
    guard let key = try logKey() else { return }
    let note =
      record?.key == key ? record?.note : try signer.newestNote(of: key)?.open(for: key)
    try note?.keep(checkpoint.checkpoint.treeHead)
  }

  private func present() throws -> WriterMemory {
    if let memory { return memory }
    let present = try WriterMemory.read(from: ledger, catalogue: catalogue)
    memory = present
    return present
  }
}

extension LedgerError {
  /// The file lacks what its log key has signed: it is taken for a restored one.
  static func lost(_ split: SplitView, from path: String) -> LedgerError {
    LedgerError(
      .readOnly,
      Phrase(
        id: "\(path) bukan yang terbaru: salinan lama dipasang kembali, atau \(path)-wal hilang",
        en: "\(path) is not the newest: an old copy was put back, or its \(path)-wal was lost"
      ).told(with: split.phrase),
      hint: Phrase(
        id: "cari berkas yang lebih baru; bila tidak ada, pendaftar kunci menyatakan entri itu "
          + "hilang: ledger restart",
        en: "find the newer file; where there is none the registrars declare the entries lost: "
          + "ledger restart"))
  }

  /// Another program changed the file although this one holds it.
  fileprivate static func writtenMeanwhile(_ path: String) -> LedgerError {
    LedgerError(
      .inUse,
      Phrase(
        id: "program lain menulisi \(path) meskipun berkas itu terkunci; tidak ada yang ditulis",
        en: "another program wrote to \(path) in spite of the lock; nothing was written"),
      hint: Phrase(
        id: "hentikan program itu, lalu ulangi", en: "stop that program, then repeat"))
  }
}
