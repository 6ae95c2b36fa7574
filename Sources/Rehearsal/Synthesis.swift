import CanonicalJSON
package import DeskPilkada
package import EventLedger
package import TransparencyLog

/// Makes up the events of sixty days for a rehearsal ledger, signed and in batches.
///
/// The same seed for the same ledger gives the same bytes. Nothing here reads a clock or a file:
/// the caller commits each batch and says which checkpoint it left.
package struct Synthesis {
  /// What a synthesis is asked for.
  package struct Request: Sendable {
    package var seed: UInt64
    /// How many events, those that register the keys included; at least `eventsMin`.
    package var events: Int
    /// When the log takes in the first and the last batch.
    package var start: Instant
    package var end: Instant
    /// Which things are said.
    package var mix = Mix.season

    package init(seed: UInt64, events: Int, start: Instant, end: Instant, mix: Mix = .season) {
      self.seed = seed
      self.events = events
      self.start = start
      self.end = end
      self.mix = mix
    }
  }

  /// Which things are said in a season.
  package enum Mix: Sendable {
    /// Everything, in about the proportions of a real one.
    case season
    /// Only what opens something that nothing closes: shipments, notices, incidents, requests.
    case opening
  }

  /// Events that the log takes in with one commit.
  package struct Batch: Sendable {
    package let received: Instant
    package let submissions: [Submission]
  }

  /// The fewest events in which a season shows every type.
  package static let eventsMin = 200
  /// The first second of the season, 28 September 2024, and the last, on the day of voting.
  package static let seasonStart = Instant(seconds: 1_727_452_800)
  package static let seasonEnd = Instant(seconds: 1_732_723_199)
  /// The most events of a commit.
  private static let batchEventsMax = 1_000
  /// How many commits a short season has at least, so that few days have none.
  private static let commitsMin = 100

  private let request: Request
  private let catalogue: Catalogue
  private let batchCount: Int
  private var batch = 0
  private var made = 0
  private var season: SyntheticSeason
  private var signer: SyntheticSigner
  private var outages: SyntheticOutages
  private var spoken: SyntheticRecords
  private var random: SeededRandom
  /// What is to be said before anything else, the registration of the keys first.
  private var pending: [SyntheticMoment]

  /// Prepares a synthesis for a ledger; `registrar` signs the registrations, from `head` on, and
  /// `desks` are those that the ledger has.
  package init(
    _ request: Request, catalogue: Catalogue, facts: RegionFacts,
    registrar: Ed25519PrivateKey, head: EventWriter.ChainHead, desks: Set<String>
  ) throws {
    self.request = request
    self.catalogue = catalogue
    let size = min(Self.batchEventsMax, max(5, request.events / Self.commitsMin))
    batchCount = max(1, (request.events + size - 1) / size)
    random = SeededRandom(seed: request.seed)
    season = SyntheticSeason(facts, mix: request.mix, seed: request.seed)
    signer = SyntheticSigner(
      catalogue: catalogue, seed: request.seed, registrar: registrar, head: head)
    outages = SyntheticOutages(desks: season.desks.filter { $0.role == .desk }.map(\.name))
    spoken = SyntheticRecords(facts)
    pending = try SyntheticRegistration(seed: request.seed).moments(
      of: season.desks, registered: desks)
  }

  /// The keys that a synthesis of this seed registers, by desk.
  package static func keys(seed: UInt64, facts: RegionFacts) throws -> [String: NoteVerifier] {
    var keys: [String: NoteVerifier] = [:]
    for desk in SyntheticDesk.all(of: facts) {
      keys[desk.name] = try SyntheticSigner.verifier(of: desk.name, seed: seed)
    }
    return keys
  }

  /// The next batch; nil when all events have been made.
  ///
  /// `newest`: the tree head that the ledger's last commit left.
  package mutating func next(after newest: TreeHead) throws -> Batch? {
    guard made < request.events else { return nil }
    let window = SyntheticWindow(start: end(of: batch), end: end(of: batch + 1))
    let budget = share(of: batch + 1) - share(of: batch)
    let anchor = Anchor(newest).map { (anchor: $0, at: window.start) }
    pending += outages.ended(by: window.end)
    outages.begin(in: window, &random)
    pending += season.due(in: window, batch: batch, of: batchCount)
    var submissions: [Submission] = []
    while submissions.count < budget {
      let moment = pending.isEmpty ? season.drawn(in: window) : pending.removeFirst()
      if outages.hold(moment, in: window, &random) { continue }
      if let submission = try sign(moment, in: window, anchor: anchor) {
        submissions.append(submission)
      }
    }
    batch += 1
    made += submissions.count
    return Batch(received: window.end, submissions: submissions)
  }

  /// Signs a moment as said in the window; nil for one about an earlier event that there is none of.
  private mutating func sign(
    _ moment: SyntheticMoment, in window: SyntheticWindow,
    anchor: (anchor: Anchor, at: Instant)?
  ) throws -> Submission? {
    guard let (moment, corrected) = try spoken.completed(moment, catalogue, &random) else {
      return nil
    }
    let recorded = moment.recorded ?? window.drawn(&random)
    let submission = try signer.sign(
      moment, at: moment.time ?? recorded, recorded: recorded, corrected: corrected,
      anchor: moment.isLate ? nil : anchor)
    let event = submission.event.hash
    if let chain = moment.begins {
      try signer.begin(chain.name, desk: chain.desk, key: chain.key, after: event)
    }
    spoken.remember(moment, as: event)
    return submission
  }

  private func end(of batch: Int) -> Instant {
    let span = request.end.seconds(since: request.start)
    return request.start.advanced(by: span * Int64(batch) / Int64(batchCount))
  }

  private func share(of batches: Int) -> Int { request.events * batches / batchCount }
}
