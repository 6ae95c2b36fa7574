import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Signs one draft, commits it, and shows its receipt.
struct SingleAppend {
  let session: Session
  var receiptPath: String?
  var clockChecked = false
  /// The newest checkpoint that the author had seen, where that was not in this file.
  var note: UnverifiedNote?
  /// How the author agrees to what will be signed; nil for what is signed unasked.
  var confirmation: Confirmation?
  /// Whether the command has not done its work while something that was erased may still stand in
  /// the file's bytes.
  var mustFinishErasure = false
  /// Whether what is signed begins the log anew, which a restored copy takes, too.
  var isRestart = false
  /// Further registrars who agree with the act in the same commit.
  var approvers: [Ed25519PrivateKey] = []

  /// `draft`: what to say, given the ledger's first event and the present time.
  func run(
    _ draft: (Genesis, Timestamp) throws -> EventDraft
  ) async throws {
    try receiptPath.map(mustBeNew)
    let key = try session.authorKey()
    let writer = try session.writer(toRestart: isRestart)
    let genesis = try writer.genesis()
    let clock = try session.now(inRehearsal: genesis.isRehearsal)
    let now = Timestamp(clock, offsetMinutes: genesis.offsetMinutes)
    let draft = try draft(genesis, now)
    let signedAt = try confirm(draft, by: key, at: clock, in: writer)
    let author = AuthorAtDesk(session: session, key: key, clock: signedAt, note: note)
    let commit = try writer.commit(
      at: signedAt, signer: try session.logSigner(for: genesis), clockChecked: clockChecked
    ) { intake in
      let placed = try author.write(draft, into: &intake)
      for key in approvers {
        _ = try AuthorAtDesk(session: session, key: key, clock: signedAt).write(
          .act(
            LedgerType.actApproved, subject: genesis.scope.code, time: now,
            data: ["act": .string("\(placed.event)")]), into: &intake)
      }
      return placed
    }
    try await show(commit.value, from: writer, genesis: genesis)
    let isUnfinished = try writer.isErasureUnfinished()
    try writer.close()
    guard isUnfinished else { return }
    session.tellUnfinishedErasure()
    if mustFinishErasure { throw ExitCode(ExitStatus.findings) }
  }

  /// Asks the author, where that is wanted, and returns the time of the answer.
  ///
  /// What would not be taken in, or would not stand, is told before the question. The commit that
  /// looks whether it would takes nothing in, so no other writer waits for the answer.
  private func confirm(
    _ draft: EventDraft, by key: Ed25519PrivateKey, at clock: Instant,
    in writer: LedgerWriter
  ) throws -> Instant {
    guard let confirmation else { return clock }
    let genesis = try writer.genesis()
    let author = AuthorAtDesk(session: session, key: key, clock: clock)
    let unsigned = try confirmation.preview {
      try writer.commit(
        at: clock, signer: try session.logSigner(for: genesis), clockChecked: clockChecked
      ) { intake in
        try author.preview(draft, in: &intake)
      }.value
    }
    let names = try session.regionNames(in: try session.open())
    try confirmation.ask(
      about: unsigned, type: try session.type(named: draft.type),
      in: session.presentation(of: genesis, names: names))
    return try session.now(inRehearsal: genesis.isRehearsal)
  }

  private func show(
    _ placed: PlacedEvent, from writer: LedgerWriter, genesis: Genesis
  ) async throws {
    guard let receipt = try await writer.receipts(at: [placed.index]).first else {
      throw LedgerError(
        .corrupt,
        Phrase(
          id: "entri \(placed.index) tidak ada di tempat ia ditulis",
          en: "entry \(placed.index) is not where it was written"))
    }
    if let receiptPath {
      try createFile(String(decoding: receipt.bytes, as: UTF8.self), mode: 0o644, at: receiptPath)
    }
    if session.options.isJSON { return try Terminal.show(json: receipt.summary) }
    let facts = ReceiptFacts(
      index: receipt.index, entry: receipt.entry,
      type: session.catalogue.types[receipt.entry.event.type], standing: receipt.standing,
      treeHead: receipt.treeHead)
    let names = try session.regionName(
      of: receipt.entry.event.subject, in: writer.projections)
    Terminal.show(ReceiptView(session.presentation(of: genesis, names: names)).text(of: facts))
  }
}
