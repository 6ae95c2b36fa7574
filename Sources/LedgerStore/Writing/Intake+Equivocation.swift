import CanonicalJSON
package import EventLedger
import TransparencyLog

extension Intake {
  /// The proof that a key has signed another event with a number that the log has from it; nil
  /// when the submission is no such event, or when enough is kept already.
  package mutating func equivocation(in submission: Submission) throws -> RefusedSubmission? {
    let other = submission.event
    guard let genesis = try state.genesis(), other.ledger == genesis.hash,
      let key = try state.key(other.author.key), other.author.desk == key.desk,
      other.bytes.count <= Event.byteCountMax, key.canEquivocate(with: other.number),
      key.accepts(submission.signature, of: other),
      let taken = try event(number: other.number, of: key)
    else { return nil }
    let equivocation = RefusedSubmission(
      other: other, signature: submission.signature, taken: taken.hash)
    return equivocation.contradicts(taken) ? equivocation : nil
  }

  /// The event that the log has under a key's number; nil when it has none, as for one that was
  /// declared lost.
  ///
  /// The key's chain leads there from its newest event, one look-up for each number between.
  private func event(number: UInt64, of key: KeyRow) throws -> Event? {
    var next: Hash? = key.headHash
    while let hash = next, let index = try ledger.index(of: hash),
      let bytes = try ledger.entry(at: index)
    {
      let event = try Entry(bytes).event
      guard event.author.key == Fingerprint(of: key.verifier.publicKey), event.number >= number
      else { return nil }
      if event.number == number { return event }
      next = event.previous
    }
    return nil
  }
}
