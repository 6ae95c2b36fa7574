import EventLedger
import LedgerStore
package import TransparencyLog

/// Appends the lines of a batch in one commit: all of them, or with `keepGoing` the good ones.
package struct BatchAppend {
  private let ledger: LedgerAppender
  private let keepGoing: Bool
  private let clockChecked: Bool
  /// The note for submissions that bring none themselves.
  private let note: UnverifiedNote?
  /// The key that signs drafts, asked for with the first of them.
  private let authorKey: () throws -> Ed25519PrivateKey

  package init(
    to ledger: LedgerAppender, keepGoing: Bool, clockChecked: Bool, note: UnverifiedNote?,
    authorKey: @escaping () throws -> Ed25519PrivateKey
  ) {
    self.ledger = ledger
    self.keepGoing = keepGoing
    self.clockChecked = clockChecked
    self.note = note
    self.authorKey = authorKey
  }

  /// Appends what the lines say.
  ///
  /// - Throws: `BatchRefusal`, when a line is refused and so nothing was appended.
  package func run(_ bytes: [UInt8], wantsReceipts: Bool = false) async throws -> BatchResult {
    let clock = try ledger.now()
    try ledger.mustBelieve(clock, isChecked: clockChecked)
    let lines = try await PreparedBatch(bytes, note: note, for: ledger).lines
    let keeper = EquivocationKeeper(ledger: ledger, clock: clock)
    var used: [Submission] = []
    var result: BatchResult
    do {
      let commit = try ledger.writer.commit(
        at: clock, signer: try ledger.logSigner(), clockChecked: clockChecked
      ) { intake in
        try take(lines, into: &intake, clock: clock, used: &used)
      }
      result = commit.value
      result.treeHead = commit.checkpoint.checkpoint.treeHead
    } catch var refusal as BatchRefusal {
      refusal.equivocations = keeper.keep(used)
      throw refusal
    }
    if wantsReceipts {
      result.receiptBytes = try await ledger.writer.receipts(at: result.placed.map(\.index))
        .flatMap(\.bytes)
    }
    result.equivocations = keeper.keep(used)
    return result
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
        switch try line.content.get() {
        case .draft(let draft):
          let writing =
            try author ?? AuthorAtDesk(at: ledger.workplace, key: authorKey(), clock: clock)
          author = writing
          result.placed.append(
            .init(line: line.number, try writing.write(draft, into: &intake), isRepeated: false))
        case .submission(let submission):
          let checked = line.checked ?? .init(unchecked: submission)
          let (placed, isRepeated) = try take(checked, &intake, used: &used)
          result.placed.append(.init(line: line.number, placed, isRepeated: isRepeated))
        }
      } catch let refusal as WritingRefusal where refusal.isAboutTheLine {
        guard keepGoing else {
          throw BatchRefusal(line: LineRefusal(line: line.number, refusal: refusal))
        }
        result.rejected.append(.init(line: line.number, refusal: refusal))
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
      throw WritingRefusal.notTaken(obstacle)
    case .notStanding(let reason): throw WritingRefusal.notStanding(reason)
    }
  }
}
