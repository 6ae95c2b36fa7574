import ArgumentParser
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Appends the lines of a file, and tells what became of them.
struct BatchRun {
  let session: Session
  let source: String
  let keepGoing: Bool
  let rejects: String?
  let receiptPath: String?
  let clockChecked: Bool
  /// The note for submissions that bring none themselves.
  let note: UnverifiedNote?

  func run() async throws {
    try receiptPath.map(mustBeNew)
    if keepGoing { try mustBeNew(rejectPath) }
    let bytes = try Terminal.text(of: source, byteCountMax: FileSize.ofManyByteCountMax)
    let ledger = try session.appender()
    let clockChecked = try ClockQuestion(session: session, ledger: ledger)
      .isChecked(already: clockChecked)
    let result = try await BatchAppend(
      to: ledger, keepGoing: keepGoing, clockChecked: clockChecked, note: note,
      authorKey: session.authorKey
    ).run(bytes, wantsReceipts: receiptPath != nil)
    if let receiptPath { try createFile(result.receiptBytes, mode: 0o644, at: receiptPath) }
    for phrase in result.equivocations.phrases { Terminal.complain(phrase[session.language]) }
    try ledger.close()
    try report(result, view: BatchView(session.presentation(of: ledger.genesis)))
  }

  private var rejectPath: String {
    rejects ?? (source == "-" ? "batch.rejected" : source + ".rejected")
  }

  private func report(_ result: BatchResult, view: BatchView) throws {
    if session.options.isJSON {
      try Terminal.show(json: result.json)
    } else {
      Terminal.show(view.text(of: result))
    }
    guard !result.rejected.isEmpty else { return }
    try createFile(view.rejects(of: result), mode: 0o600, at: rejectPath)
    let text = Phrase(
      id: "\(result.rejected.count) baris ditolak; nomor dan alasannya di \(rejectPath)",
      en: "\(result.rejected.count) lines left out; their numbers and reasons are in \(rejectPath)")
    Terminal.complain(text[session.language])
    throw ExitCode(ExitStatus.findings)
  }
}
