import DeskPilkada
import EventLedger
import LedgerStore
import LedgerTestSupport
import Rehearsal
import TransparencyLog

/// A rehearsal ledger in a file that grows by the events of a synthetic season, the same in every
/// run.
struct SyntheticLedger {
  let writer: LedgerWriter
  /// The bytes of all events so far.
  private(set) var eventBytes = 0
  private var synthesis: Synthesis
  private var newest: TreeHead

  /// The key that signs the checkpoints.
  static let signer = NoteSigner(
    name: TestKey.log.verifier.name, privateKey: TestKey.log.privateKey)

  /// Begins a ledger that will have so many events beside those of its opening.
  init(at path: String, events: Int, mix: Synthesis.Mix) throws {
    let catalogue = try Pilkada.catalogue()
    let facts = try RegionFacts(province: "64")
    let start = Synthesis.seasonStart
    let (commit, writer) = try LedgerWriter.create(
      at: path, catalogue: catalogue, sealing: TestSealing.keys(), clock: start,
      signer: Self.signer,
      submissions: try TestLedger.opening(
        of: catalogue, with: OpeningPlan(facts).drafts, at: start.advanced(by: -86_400)))
    let registrar = TestKey(registrar: 1)
    let head = try writer.commit(at: start, signer: Self.signer) { intake in
      try intake.chainHead(of: registrar.fingerprint)
    }.value
    guard let head else {
      throw LedgerError(.key, Phrase(verbatim: "the registrar is not in the directory"))
    }
    synthesis = try Synthesis(
      .init(seed: 1, events: events, start: start, end: Synthesis.seasonEnd, mix: mix),
      catalogue: catalogue, facts: facts, registrar: registrar.privateKey, head: head, desks: [])
    self.writer = writer
    newest = commit.checkpoint.checkpoint.treeHead
  }

  /// Makes and signs the next batch; nil after the last.
  mutating func next() throws -> Synthesis.Batch? {
    let batch = try synthesis.next(after: newest)
    for submission in batch?.submissions ?? [] { eventBytes += submission.event.bytes.count }
    return batch
  }

  /// Takes events in with one commit; throws when one of them is not taken.
  mutating func commit(_ submissions: [Submission], at received: Instant) async throws {
    let checked = try await writer.check(submissions)
    let commit = try writer.commit(
      checked, at: received, signer: Self.signer, clockChecked: true)
    newest = commit.checkpoint.checkpoint.treeHead
  }
}
