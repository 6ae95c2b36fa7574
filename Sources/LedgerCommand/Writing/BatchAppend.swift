import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Appends the lines of a file in one commit: all of them, or with `keepGoing` the good ones.
struct BatchAppend {
  let session: Session
  let source: String
  let keepGoing: Bool
  let rejects: String?
  let receiptPath: String?
  let clockChecked: Bool
  /// The note for submissions that bring none themselves.
  var note: UnverifiedNote?

  func run() async throws {
    try receiptPath.map(mustBeNew)
    if keepGoing { try mustBeNew(rejectPath) }
    let bytes = source == "-" ? try Terminal.input() : try readFile(source)
    let writer = try session.writer()
    let genesis = try writer.genesis()
    let clock = try session.now(inRehearsal: genesis.isRehearsal)
    let lines = try await PreparedBatch(
      bytes, session: session, genesis: genesis, note: note, writer: writer
    ).lines
    var used: [Submission] = []
    let keeper = EquivocationKeeper(session: session, writer: writer, clock: clock)
    let commit: Commit<BatchResult>
    do {
      commit = try writer.commit(
        at: clock, signer: try session.logSigner(for: genesis), clockChecked: clockChecked
      ) { intake in
        try take(lines, into: &intake, clock: clock, used: &used)
      }
    } catch var refusal as Refusal {
      refusal.items += keeper.keep(used)
      throw refusal
    }
    try await keepReceipts(of: commit.value, from: writer)
    for line in keeper.keep(used) { Terminal.complain(line) }
    try writer.close()
    try report(commit, genesis: genesis)
  }

  /// `used`: collects the submissions whose number their key had used for something else.
  private func take(
    _ lines: [PreparedBatch.Line], into intake: inout Intake, clock: Instant,
    used: inout [Submission]
  ) throws -> BatchResult {
    var result = BatchResult()
    var author: AuthorAtDesk?
    for line in lines {
      do {
        let event: PlacedEvent
        var isRepeated = false
        switch try line.content.get() {
        case .draft(let draft):
          let writing =
            try author ?? AuthorAtDesk(session: session, key: session.authorKey(), clock: clock)
          author = writing
          event = try writing.write(draft, into: &intake)
        case .submission(let submission):
          (event, isRepeated) = try take(
            line.checked ?? .init(unchecked: submission), &intake, used: &used)
        }
        result.placed.append(.init(line: line.number, event: event, isRepeated: isRepeated))
      } catch {
        let reason = try reason(toLeaveOut: line.number, after: error)
        result.rejected.append(.init(line: line.number, reason: reason))
      }
    }
    return result
  }

  private func take(
    _ submission: CheckedSubmission, _ intake: inout Intake, used: inout [Submission]
  ) throws -> (PlacedEvent, isRepeated: Bool) {
    switch try intake.take(submission) {
    case .taken(let placed): return (placed, false)
    case .duplicate(let placed): return (placed, true)
    case .refused(let obstacle):
      if case .numberUsed = obstacle { used.append(submission.submission) }
      throw session.error(obstacle)
    case .notStanding(let reason): throw session.error(reason)
    }
  }

  /// Why a line is left out; without `keepGoing`, or when no other line can be taken either, the
  /// whole batch ends.
  private func reason(toLeaveOut line: Int, after error: any Error) throws -> String {
    var refusal: Refusal
    switch error {
    case let error as Refusal: refusal = error
    case let error as LedgerError where error.isAboutTheLine:
      refusal = Refusal(fact: error.phrase, hint: error.hint)
    default: throw error
    }
    if keepGoing { return refusal.reason[session.language] }
    refusal.line = session.line(line)
    let nothing = Phrase(id: "tidak ada yang dicatat", en: "nothing was appended")
    refusal.items.append(nothing[session.language])
    throw refusal
  }

  private func keepReceipts(of result: BatchResult, from writer: LedgerWriter) async throws {
    guard let receiptPath else { return }
    let receipts = try await writer.receipts(at: result.placed.map(\.event.index))
    let text = receipts.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    try createFile(text, mode: 0o644, at: receiptPath)
  }

  private var rejectPath: String {
    rejects ?? (source == "-" ? "batch.rejected" : source + ".rejected")
  }

  private func report(_ commit: Commit<BatchResult>, genesis: Genesis) throws {
    let head = commit.checkpoint.checkpoint.treeHead
    let result = commit.value
    if session.options.isJSON {
      try Terminal.show(json: result.json(size: head.size, root: head.root))
    } else {
      let presentation = session.presentation(of: genesis)
      let lines = result.lines(size: head.size, root: head.root, in: session.language)
        .flatMap { $0.wrapped(to: presentation.width) }
      Terminal.show(presentation.page(lines))
    }
    guard !result.rejected.isEmpty else { return }
    try createFile(result.rejectList, mode: 0o600, at: rejectPath)
    let text = Phrase(
      id: "\(result.rejected.count) baris ditolak; nomor dan alasannya di \(rejectPath)",
      en: "\(result.rejected.count) lines left out; their numbers and reasons are in \(rejectPath)")
    Terminal.complain(text[session.language])
    throw ExitCode(ExitStatus.findings)
  }
}

extension LedgerError {
  /// Whether another line of the same batch can still be taken.
  fileprivate var isAboutTheLine: Bool {
    switch code {
    case .notTaken, .notStanding, .invalidData: true
    default: false
    }
  }
}
