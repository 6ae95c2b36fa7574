import EventLedger
import LedgerStore
import TransparencyLog

/// Keeps, in the name of the log's service, the proof that a key signed two events with one number.
///
/// In a commit of its own: what was refused changes nothing, and the proof of it stays.
package struct EquivocationKeeper {
  let ledger: LedgerAppender
  let clock: Instant

  /// What became of such proofs.
  package enum Kept: Sendable {
    /// There were none, or they were kept before.
    case nothing
    /// They are the entries with these indexes.
    case at([UInt64])
    /// They cannot be kept; the refusal is what the author must be told all the same.
    case lost(any Error)
  }

  /// Keeps what is proof among refused submissions.
  func keep(_ refused: [Submission]) -> Kept {
    guard !refused.isEmpty else { return .nothing }
    do {
      let indexes = try write(refused)
      return indexes.isEmpty ? .nothing : .at(indexes)
    } catch {
      return .lost(error)
    }
  }

  private func write(_ refused: [Submission]) throws -> [UInt64] {
    let author = AuthorAtDesk(
      at: ledger.workplace, key: try ledger.serviceKey(), clock: clock)
    return try ledger.writer.commit(at: clock, signer: try ledger.logSigner()) { intake in
      try refused.compactMap { submission in
        guard let equivocation = try intake.equivocation(in: submission) else { return nil }
        let draft = EventDraft.act(
          LedgerType.submissionRefused, subject: ledger.genesis.scope.code,
          time: ledger.timestamp(clock), data: equivocation.data)
        return try author.write(draft, into: &intake).index
      }
    }.value
  }
}
