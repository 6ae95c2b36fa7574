import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// What is presented to third parties as evidence, true and false.
extension AttackedLedger {
  /// Presents evidence in a file that names a log key.
  func present(_ content: EvidenceFile.Content, logKey: TestKey = .log) {
    evidence = EvidenceFile(logKey: logKey.verifier, content: content).bytes
  }

  /// Why a file of evidence shows nothing; nil when it holds.
  func fault(of file: EvidenceFile, under policy: Policy) -> EvidenceFault? {
    do throws(EvidenceFault) {
      _ = try file.check(under: policy)
      return nil
    } catch {
      return error
    }
  }

  /// Evidence of each kind that holds: a desk that signed twice, and a log that did.
  func trueEvidence() async throws -> [EvidenceFile.Content] {
    let ledger = try LedgerFile.open(at: fixture.path)
    let other = try otherHistory()
    let twice = try signed(another(than: GoodLedger.lastRound), by: GoodLedger.firstDesk)
    let receipt = try await LedgerFile.open(at: other.fixture.path).receipt(at: 271)
    return [
      try await ledger.equivocation(with: twice).content,
      try await ledger.fork(with: other.newest()).content,
      try await ledger.missingEntry(promisedBy: receipt).content,
    ]
  }

  // MARK: Two events

  /// An event as somebody signs it.
  func signed(_ event: ForgedEvent, by key: TestKey) throws -> SignedEvent {
    try use(key)
    let event = try event.event()
    return SignedEvent(event: event, signature: key.signature(of: event))
  }

  /// Another event under the number of one that the log has.
  func another(than index: Int) throws -> ForgedEvent {
    var forged = ForgedEvent(try Entry(entries()[index]).event)
    forged.data = ["topic": "logistics"]
    return forged
  }

  /// A claim that a key has signed an event beside one that the log has.
  func equivocation(
    taken: Int = GoodLedger.lastRound, other: SignedEvent,
    registering key: TestKey = GoodLedger.firstDesk
  ) async throws -> EvidenceFile.Content {
    let registration = try AttackTopic.registration(of: key, in: entries())
    return .equivocation(
      Equivocation(
        taken: try await proof(of: taken), other: other,
        registration: try await proof(of: registration)))
  }

  // MARK: Proofs

  /// The log's proof of an entry, which anybody can have.
  func proof(of index: Int) async throws -> LogProof {
    try await LedgerFile.open(at: fixture.path).logProof(of: UInt64(index))
  }

  /// A proof of an entry of some entries, under a key and its name.
  func proof(of index: Int, in entries: [[UInt8]], signedBy key: TestKey) throws -> LogProof {
    let tree = MerkleTree(entries: entries)
    return LogProof(
      path: try tree.inclusionProof(of: UInt64(index), in: tree.size),
      note: try checkpoint(of: tree.head, by: key), extra: entries[index])
  }

  /// A claim that two checkpoints contradict each other, with what is right of one history.
  func fork(
    smaller: UnverifiedNote, root: Hash? = nil, pathFrom size: UInt64? = nil,
    larger: UnverifiedNote? = nil
  ) throws -> EvidenceFile.Content {
    let tree = MerkleTree(entries: try entries())
    let stated = try Checkpoint(text: smaller.text).treeHead.size
    return .fork(
      ForkEvidence(
        smaller: smaller, larger: try larger ?? newest(),
        prefixRoot: root ?? tree.root(at: min(stated, tree.size)),
        path: try tree.consistencyProof(from: size ?? stated, to: tree.size)))
  }

  /// The same log as it would have gone on from an old backup; with a restart, when it says so.
  func otherHistory(restarted: Bool = false) throws -> AttackedLedger {
    let other = try AttackedLedger(copyOf: good, for: [.disk])
    try other.edit { $0 = good.backup }
    if restarted { try other.decide(LedgerType.logRestarted, AttackTopic.restart()) }
    while try other.entries().count < 273 { try other.count() }
    return other
  }
}
