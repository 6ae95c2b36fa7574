import EventLedger
import GRDB
import TransparencyLog

/// The proof that the log key has signed two histories: the note, and the event whose author had
/// seen it.
///
/// Thrown through a commit, which thereby changes nothing, and then kept.
struct Evidence: Error {
  let splitView: SplitView
  let note: UnverifiedNote
  let submission: Submission
}

extension Intake {
  /// What an anchor means that nobody published here, in the light of the note that came along.
  ///
  /// - Throws: `Evidence`, when the log key signed a history that is not this one.
  func reason(for obstacle: NotTaken, to submission: Submission) throws -> NotTaken {
    guard case .checkpointUnknown(let anchor) = obstacle, let note = submission.note,
      let logKeys
    else { return obstacle }
    guard let signed = try? logKeys.open(note),
      signed.checkpoint.treeHead == anchor.treeHead
    else { return .noteMismatch(anchor) }
    let splitView = try SplitView(signed: signed, head: edge.head) { size in
      try TileFrontier(of: ledger, upTo: size).head.root
    }
    guard let splitView else { return obstacle }
    throw Evidence(splitView: splitView, note: signed.logNote, submission: submission)
  }
}

extension LedgerWriter {
  /// Keeps the evidence in the file, after which nothing can be appended.
  ///
  /// In a transaction of its own, since that of the commit was undone. What contradicts a history
  /// contradicts all that grows from it, so another commit in between changes nothing.
  func keep(_ evidence: Evidence) throws {
    try ledger.connection.transaction { database in
      try database.execute(
        sql: """
          INSERT INTO evidence (number, note, event, signature)
          SELECT coalesce(max(number), 0) + 1, ?, ?, ? FROM evidence
          """,
        arguments: [
          evidence.note.bytes.text, Array(evidence.submission.event.bytes).text,
          Base64.encode(evidence.submission.signature),
        ])
    }
  }
}

extension LedgerReading {
  /// Refuses to append to a file that holds evidence of another history.
  func refuseIfStopped() throws {
    let count = try connection.run { database in
      try database.row("SELECT count(*) FROM evidence") { $0.integer(0) }
    }
    guard count == 0 else {
      throw LedgerError.stopped(
        connection.path, Phrase(id: "berkas ini memuat buktinya", en: "it holds evidence"))
    }
  }
}

extension LedgerError {
  static func stopped(_ path: String, _ why: Phrase) -> LedgerError {
    let fact = Phrase(
      id: "\(path) tidak menerima entri lagi, karena ada dua riwayat",
      en: "\(path) takes no more entries, since two histories exist")
    return LedgerError(.stopped, fact.told(with: why))
  }
}
