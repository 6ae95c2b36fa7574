import EventLedger
import LedgerStore
import TransparencyLog

/// The lines of a batch, read and their signatures checked on every core before the commit takes
/// them in one by one.
struct PreparedBatch {
  /// A line with its number, from 1.
  struct Line: Sendable {
    let number: Int
    /// What the line says, or why it cannot be read; told in its turn.
    let content: Result<BatchLine, WritingRefusal>
    /// The line's submission, where it is one.
    var checked: CheckedSubmission?
  }

  private(set) var lines: [Line] = []

  /// Reads a file's lines; `note` goes with the submissions that bring none themselves.
  init(
    _ bytes: [UInt8], note: UnverifiedNote?, for ledger: LedgerAppender
  ) async throws {
    let catalogue = ledger.workplace.catalogue
    let offsetMinutes = ledger.genesis.offsetMinutes
    var rest = BatchLine.lines(of: bytes)[...]
    try await mapInOrder(
      next: {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(Self.linesPerTask) }
        return Array(rest.prefix(Self.linesPerTask))
      },
      transform: { (chunk: [(number: Int, bytes: [UInt8])]) in
        chunk.map { number, bytes in
          Line(
            number: number,
            content: Result { () throws(WritingRefusal) in
              try BatchLine(bytes, catalogue: catalogue, offsetMinutes: offsetMinutes)
                .accompanied(by: note)
            })
        }
      },
      consume: { lines += $0 })
    try await check(with: ledger.writer)
  }

  private static var linesPerTask: Int { 64 }

  private mutating func check(with writer: LedgerWriter) async throws {
    let submissions = lines.indices.compactMap { position -> (Int, Submission)? in
      guard case .success(.submission(let submission)) = lines[position].content else {
        return nil
      }
      return (position, submission)
    }
    let checked = try await writer.check(submissions.map(\.1))
    for ((position, _), submission) in zip(submissions, checked) {
      lines[position].checked = submission
    }
  }
}

extension BatchLine {
  /// The same line with a note for a submission that brings none.
  fileprivate func accompanied(by note: UnverifiedNote?) -> BatchLine {
    guard case .submission(var submission) = self else { return self }
    submission.note = submission.note ?? note
    return .submission(submission)
  }
}
