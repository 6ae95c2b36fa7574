import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Signs one draft, commits it, and shows its receipt.
struct SingleAppend {
  let session: Session
  let ledger: LedgerAppender
  let key: Ed25519PrivateKey
  var receiptPath: String?
  var circumstances = LedgerAppender.Circumstances()
  /// How the author agrees to what will be signed; nil for what is signed unasked.
  var confirmation: Confirmation?
  /// Whether the command has not done its work while something that was erased may still stand in
  /// the file's bytes.
  var mustFinishErasure = false

  /// Opens the ledger that the session is about, for its author.
  init(_ session: Session, receiptPath: String? = nil, toRestart: Bool = false) throws {
    try receiptPath.map(mustBeNew)
    self.session = session
    self.receiptPath = receiptPath
    key = try session.authorKey()
    ledger = try session.appender(toRestart: toRestart)
  }

  var author: Fingerprint { Fingerprint(of: key.publicKey) }

  /// `draft`: what to say, given the present time.
  func run(_ draft: (Timestamp) throws -> EventDraft) async throws {
    let clock = try ledger.now()
    var circumstances = circumstances
    circumstances.clockChecked = try ClockQuestion(session: session, ledger: ledger)
      .isChecked(already: circumstances.clockChecked)
    let draft = try draft(ledger.timestamp(clock))
    let signedAt = try confirm(draft, at: clock, circumstances)
    let appended = try await ledger.append(draft, by: key, at: signedAt, circumstances)
    try show(appended)
    let isUnfinished = try ledger.isErasureUnfinished()
    try ledger.close()
    guard isUnfinished else { return }
    session.tellUnfinishedErasure()
    if mustFinishErasure { throw ExitCode(ExitStatus.findings) }
  }

  /// Asks the author, where that is wanted, and returns the time of the answer.
  ///
  /// What would not be taken in, or would not stand, is told before the question.
  private func confirm(
    _ draft: EventDraft, at clock: Instant, _ circumstances: LedgerAppender.Circumstances
  ) throws -> Instant {
    guard let confirmation else { return clock }
    let unsigned: UnsignedEvent
    do {
      unsigned = try ledger.preview(
        draft, by: key, at: clock, clockChecked: circumstances.clockChecked)
    } catch let refusal as WritingRefusal {
      guard case .violations = refusal else { throw refusal }
      throw PlainRefusal(refusal: refusal, type: confirmation.name)
    }
    try confirmation.ask(
      about: unsigned, type: try session.workplace.type(named: draft.type),
      in: session.presentation(of: ledger.genesis, names: ledger.regionNames()))
    return try ledger.now()
  }

  private func show(_ appended: AppendedEvent) throws {
    if let receiptPath { try createFile(appended.receiptBytes, mode: 0o644, at: receiptPath) }
    if session.options.isJSON { return try Terminal.show(json: appended.json) }
    let presentation = session.presentation(of: ledger.genesis, names: appended.regionNames)
    Terminal.show(ReceiptView(presentation).text(of: appended.facts))
  }
}
