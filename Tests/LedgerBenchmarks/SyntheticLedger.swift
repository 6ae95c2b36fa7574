import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// A rehearsal ledger in a file that grows by synthetic events of every type of the catalogue.
///
/// Keys, salts and times follow from their numbers, so that two runs write the same events.
struct SyntheticLedger {
  let path: String
  let writer: LedgerWriter
  let catalogue: Catalogue
  /// When the log takes the next events in.
  private(set) var clock = Instant(seconds: 1_732_000_000)
  /// The bytes of all events so far.
  private(set) var eventBytes = 0

  private var season: SyntheticSeason
  private var chains: [String: Chain]
  /// The latest violation notice of each desk, with its subject.
  private var notices: [String: (event: Hash, subject: String)] = [:]
  /// What is still to be said, and when it happened.
  private var pending: [(moment: SyntheticSeason.Moment, time: Instant)] = []
  private let genesis: Hash

  /// Where a desk's key stands.
  private struct Chain {
    let key: TestKey
    let author: Author
    var number: UInt64
    var previous: Hash
  }

  /// The key that signs the checkpoints.
  static let signer = NoteSigner(
    name: TestKey.log.verifier.name, privateKey: TestKey.log.privateKey)

  /// Begins a ledger: the directory, the registers, and a key that is rotated and one revoked.
  init(at path: String) throws {
    let catalogue = try Pilkada.catalogue()
    let facts = try RegionFacts(province: "64")
    season = SyntheticSeason(facts)
    let opening = SyntheticOpening(catalogue: catalogue, facts: facts, clock: clock)
    let desks = season.desks
    let (commit, writer) = try LedgerWriter.create(
      at: path, catalogue: catalogue, clock: clock, signer: Self.signer
    ) { intake in
      let keys = try opening.write(into: &intake, desks: desks)
      let heads = try keys.mapValues { key in try (key, intake.chainHead(of: key.fingerprint)) }
      return (try intake.genesis().hash, heads)
    }
    chains = commit.value.1.compactMapValues { key, head in
      guard let head, let previous = head.previous else { return nil }
      return Chain(key: key, author: head.author, number: head.number, previous: previous)
    }
    genesis = commit.value.0
    self.path = path
    self.writer = writer
    self.catalogue = catalogue
  }

  /// Writes and signs the next events, each after its desk's last, all at one time.
  mutating func sign(_ count: Int) throws -> [Submission] {
    clock = clock.advanced(by: 60)
    let anchor = Anchor(try writer.newest().checkpoint.treeHead)
    var submissions: [Submission] = []
    while submissions.count < count {
      if pending.isEmpty { pending = season.next(at: clock).map { ($0, clock) } }
      let (moment, time) = pending.removeFirst()
      submissions.append(try sign(moment, at: time, anchor: anchor))
    }
    return submissions
  }

  /// Takes events in with one commit; throws when one of them does not stand.
  func commit(_ submissions: [Submission]) throws {
    let outcomes = try writer.commit(submissions, at: clock, signer: Self.signer).value
    for outcome in outcomes {
      guard case .taken(let placed) = outcome, placed.standing == .stands else {
        throw LedgerError(.notStanding, "a synthetic event does not count: \(outcome)")
      }
    }
  }

  private mutating func sign(
    _ moment: SyntheticSeason.Moment, at time: Instant, anchor: Anchor?
  ) throws -> Submission {
    guard var chain = chains[moment.desk], let type = catalogue.type(named: moment.type) else {
      throw LedgerError(.notFound, "no desk \(moment.desk), or no type \(moment.type)")
    }
    let amended = moment.amendsNotice ? notices[moment.desk] : nil
    let salts = Salts(seed: chain.previous)
    let submission = try EventWriter(key: chain.key.privateKey, makeSalt: salts.next).submission(
      for: try statement(moment, at: time, type: type, amending: amended), type: type,
      corrected: moment.amendsNotice ? catalogue.type(named: PilkadaType.violationNoticed) : nil,
      at: .init(
        author: chain.author, number: chain.number, ledger: genesis, previous: chain.previous,
        anchor: anchor),
      recordedTime: Timestamp(clock, offsetMinutes: 480))
    chain.number += 1
    chain.previous = submission.event.hash
    chains[moment.desk] = chain
    if moment.type == PilkadaType.violationNoticed {
      notices[moment.desk] = (submission.event.hash, moment.subject)
    }
    eventBytes += submission.event.bytes.count
    return submission
  }

  private func statement(
    _ moment: SyntheticSeason.Moment, at time: Instant, type: EventType,
    amending notice: (event: Hash, subject: String)?
  ) throws -> EventWriter.Statement {
    var data = moment.data
    var subject = moment.subject
    if let notice {
      let hash = JSON.string("\(notice.event)")
      data = try data.replacing(at: JSONPointer(tokens: ["event"]), with: hash)
      subject = notice.subject
    }
    return .init(
      type: type.name, subject: subject, time: Timestamp(time, offsetMinutes: 480), data: data)
  }
}

/// Salts that follow from a hash, where a real desk draws random ones.
final class Salts {
  private var last: Hash

  init(seed: Hash) { last = seed }

  func next() -> [UInt8] {
    last = Hash.of(last.bytes)
    return last.bytes
  }
}
