import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Keeps, in the name of the log's service, the proof that a key signed two events with one number.
///
/// In a commit of its own: what was refused changes nothing, and the proof of it stays.
struct EquivocationKeeper {
  let session: Session
  let writer: LedgerWriter
  let clock: Instant

  /// Keeps what is proof among refused submissions, and says where; nothing of what was kept
  /// before.
  func keep(_ refused: [Submission]) -> [String] {
    guard !refused.isEmpty else { return [] }
    do {
      return try write(refused).map { index in
        let kept = Phrase(
          id: "bukti dua peristiwa dengan satu nomor disimpan di entri \(index)",
          en: "the proof of two events with one number is kept at entry \(index)")
        return kept[session.language]
      }
    } catch {
      // The refusal is what the person must be told, whatever became of the proof.
      let lost = Phrase(id: "buktinya tidak dapat disimpan", en: "its proof cannot be kept")
      return [lost.told(with: Phrase(of: error))[session.language]]
    }
  }

  private func write(_ refused: [Submission]) throws -> [UInt64] {
    let genesis = try writer.genesis()
    let author = AuthorAtDesk(session: session, key: try session.serviceKey(), clock: clock)
    let now = Timestamp(clock, offsetMinutes: genesis.offsetMinutes)
    return try writer.commit(at: clock, signer: try session.logSigner(for: genesis)) { intake in
      try refused.compactMap { submission in
        guard let equivocation = try intake.equivocation(in: submission) else { return nil }
        let draft = EventDraft.act(
          LedgerType.submissionRefused, subject: genesis.scope.code, time: now,
          data: equivocation.data)
        return try author.write(draft, into: &intake).index
      }
    }.value
  }
}
