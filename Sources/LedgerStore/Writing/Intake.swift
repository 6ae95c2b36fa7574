import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// The inside of a commit: takes events in, one after the other, each judged by the state that
/// those before it have made.
///
/// It lives as long as the transaction. Nothing it says may leave the process before the commit
/// has returned.
package struct Intake {
  /// The state after the events taken so far.
  package internal(set) var state: LedgerState
  /// What `received` of every entry of this commit says.
  package let received: Instant
  /// The newest published checkpoint, which an event may anchor; nil before the first.
  package let newest: SignedCheckpoint?

  let ledger: Unaudited
  /// The log keys before this commit; nil before the first event.
  let logKeys: LogKeys?
  private let catalogue: Catalogue
  /// What sealed values are put in boxes with, on their way into the file.
  private var boxing: Boxing
  /// The right edge of the tree below the first entry of this commit.
  private(set) var edge: TileFrontier
  /// The leaf hashes of the entries taken, as they were computed before writing.
  private(set) var leafHashes: [Hash] = []
  private(set) var mustRewriteRows: Bool
  /// Whether a sealed value was deleted.
  private(set) var hasErased = false

  init(
    ledger: Unaudited, catalogue: Catalogue, sealing: SealingKeys,
    memory: consuming WriterMemory, received: Instant
  ) throws {
    self.ledger = ledger
    self.catalogue = catalogue
    boxing = Boxing(for: ledger, keys: sealing)
    self.received = received
    state = memory.state
    edge = memory.edge
    newest = memory.newest
    mustRewriteRows = memory.mustRewriteRows
    logKeys = try state.logKeys()
  }

  /// Takes an event in, or says why not.
  package mutating func take(_ submission: Submission) throws -> CommitOutcome {
    try take(CheckedSubmission(unchecked: submission))
  }

  /// Takes an event in whose signature may have been checked, or says why not.
  ///
  /// With `mustStand`, for an author who has not sent it yet, nothing is written of an event that
  /// would be set aside.
  package mutating func take(
    _ checked: CheckedSubmission, mustStand: Bool = false
  ) throws -> CommitOutcome {
    let submission = checked.submission
    let event = submission.event
    if let index = try ledger.index(of: event.hash) {
      return .duplicate(try placed(event: event.hash, at: index))
    }
    if let obstacle = try obstacle(
      to: event, signature: try signatureToCheck(of: checked), openings: submission.openings)
    {
      return .refused(try reason(for: obstacle, to: submission))
    }
    let rules = try state.rules()
    let prepared: PreparedEntry
    do throws(EventError) {
      prepared = PreparedEntry(
        try Entry(event: event, received: received, signature: submission.signature),
        at: state.size, catalogue: rules)
    } catch {
      return .refused(.malformed(error))
    }
    let (standing, fetched) = try state.judge(prepared, in: ledger)
    if mustStand, let reason = standing.reason { return .notStanding(reason) }
    let placed = PlacedEvent(
      index: state.size, event: event.hash, leafHash: prepared.entry.leafHash, standing: standing)
    try ledger.insert(
      prepared.entry, at: placed.index, boxes: boxing.boxes(of: submission.openings, in: event))
    leafHashes.append(placed.leafHash)
    try state.fold(prepared, standing: standing, fetched: fetched)
    if state.needsRefold { try refold() }
    // No act of this commit may bring rules into force that the program cannot go on by.
    _ = try state.rules()
    return .taken(placed)
  }

  /// What stands against an event that is not signed yet; nil when it would be taken in and stand.
  ///
  /// Nothing is taken in: an author is told before being asked to sign.
  package mutating func objection(to unsigned: UnsignedEvent) throws -> CommitOutcome? {
    let event = unsigned.event
    if let obstacle = try obstacle(to: event, signature: nil, openings: unsigned.openings) {
      return .refused(obstacle)
    }
    try boxing.refuseWithoutKey(unsigned.openings)
    let rules = try state.rules()
    let prepared: PreparedEntry
    do throws(EventError) {
      prepared = PreparedEntry(
        try entry(ofUnsigned: event), at: state.size, catalogue: rules)
    } catch {
      return .refused(.malformed(error))
    }
    return try state.judge(prepared, in: ledger).standing.reason.map(CommitOutcome.notStanding)
  }

  /// The entry that an event would be: the signature has room there, and no part in its standing.
  func entry(ofUnsigned event: Event) throws(EventError) -> Entry {
    let room = [UInt8](repeating: 0, count: EventSignature.byteCount)
    return try Entry(event: event, received: received, signature: room)
  }

  /// Takes events in, in their order.
  ///
  /// With `keepGoing` it leaves out what is refused. Otherwise the first refusal throws
  /// `LedgerError.Code.notTaken`, caused by a `SubmissionRefused`.
  package mutating func take(
    _ submissions: [CheckedSubmission], keepGoing: Bool
  ) throws -> [CommitOutcome] {
    var outcomes: [CommitOutcome] = []
    for (position, submission) in submissions.enumerated() {
      let outcome = try take(submission)
      if case .refused(let reason) = outcome, !keepGoing {
        let refused = SubmissionRefused(position: position, reason: reason)
        throw LedgerError(.notTaken, refused.phrase, cause: refused)
      }
      outcomes.append(outcome)
    }
    return outcomes
  }

  /// What a key's next event must say of itself; nil when the log does not know the key.
  package mutating func chainHead(of key: Fingerprint) throws -> EventWriter.ChainHead? {
    guard let row = try state.key(key), let genesis = try state.genesis() else { return nil }
    return EventWriter.ChainHead(
      author: Author(desk: row.desk, key: key), number: row.head + 1, ledger: genesis.hash,
      previous: row.headHash, anchor: newest.flatMap { Anchor($0.checkpoint.treeHead) })
  }

  /// What stands against taking the event in: the first stage of admission, and the openings that
  /// a replay does not have.
  ///
  /// `signature`: nil where it need not be checked: of an event not signed yet, or checked before.
  private mutating func obstacle(
    to event: Event, signature: [UInt8]?, openings: [Opening]
  ) throws -> NotTaken? {
    let fetched = try ledger.fetch(state.needsForTakingIn(event), before: state.size)
    if let obstacle = try state.obstacle(
      toTakingIn: event, signature: signature, received: received, fetched: fetched)
    {
      return obstacle
    }
    guard let type = try state.rules().types[event.type] else {
      return .unknownType(event.type)
    }
    return SealedValues.obstacle(
      toOpening: event, with: openings, type: type,
      corrected: try correctedType(of: event, type: type))
  }

  /// The signature, unless it was checked under the key that the directory has.
  private mutating func signatureToCheck(of checked: CheckedSubmission) throws -> [UInt8]? {
    let submission = checked.submission
    let key = try state.key(submission.event.author.key)?.verifier.publicKey
    return key != nil && key == checked.validUnder ? nil : submission.signature
  }

  /// For a correction the type of the event it corrects, which describes the corrected values.
  private mutating func correctedType(of event: Event, type: EventType) throws -> EventType? {
    guard type.isLedgerType, type.shortName == LedgerType.recordCorrected,
      let hash = event.data["event"]?.string.flatMap(Hash.init(hex:)),
      let index = try ledger.index(of: hash), let bytes = try ledger.entry(at: index),
      let entry = try? Entry(bytes)
    else { return nil }
    return try state.pastType(of: entry.event)
  }

  private mutating func placed(event: Hash, at index: UInt64) throws -> PlacedEvent {
    guard let bytes = try ledger.entry(at: index) else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "entri \(index) dari peristiwa \(event) hilang",
          en: "entry \(index) of event \(event) is missing"))
    }
    return PlacedEvent(
      index: index, event: event, leafHash: .leaf(bytes),
      standing: try state.setAside(event).map { .setAside($0.reason) } ?? .stands)
  }

  /// A revocation or a release reaches entries that were folded without it: the state is made anew from zero,
  /// at once, since the next event is judged by it.
  private mutating func refold() throws {
    state = try .refolded(
      from: ledger, upTo: state.size, trusting: edge.head, catalogue: catalogue,
      revisions: state.revisions)
    mustRewriteRows = true
  }
}

extension Intake {
  /// Seals what was taken in: reads it back, grows the tree, writes the projections, and signs.
  mutating func seal(with signer: any LogSigning) throws -> SignedCheckpoint {
    try growTree()
    if mustRewriteRows {
      try ledger.resetProjections(to: state.tables.map(\.definition))
      mustRewriteRows = false
    }
    try ledger.write(state.takeChanges(), size: state.size)
    hasErased = try ledger.erase(state.takeErasedPlaces())
    let checkpoint = try sign(with: signer)
    try ledger.insert(checkpoint)
    return checkpoint
  }

  /// Appends what stands in the file to the tree, each leaf compared with the entry as it was
  /// before it was written, and inserts the tiles that it fills.
  private mutating func growTree() throws {
    let first = edge.head.size
    let stored = try ledger.entries(from: first, count: leafHashes.count)
    guard stored.count == leafHashes.count else {
      throw LedgerError.corrupt(
        ledger,
        Phrase(
          id: "entri mulai \(first) tidak tertulis", en: "entries from \(first) on were not written"
        ))
    }
    for (offset, bytes) in stored.enumerated() {
      let leafHash = Hash.leaf(bytes)
      guard leafHash == leafHashes[offset] else {
        throw LedgerError.corrupt(
          ledger,
          Phrase(
            id: "entri \(first + UInt64(offset)) terbaca kembali sebagai \(leafHash)",
            en: "entry \(first + UInt64(offset)) reads back as \(leafHash)"))
      }
      for tile in edge.append(leafHash) { try ledger.insert(tile) }
    }
  }

  /// Whether the log began anew, under another key, with one of the entries from an index on.
  mutating func hasRestarted(since first: UInt64) throws -> Bool {
    try state.logKeys()?.restartedAt.map { $0 >= first } ?? false
  }

  /// The checkpoint over all entries, by the log key in force behind the newest of them, and
  /// checked as a reader would check it.
  private mutating func sign(with signers: any LogSigning) throws -> SignedCheckpoint {
    guard let logKey = try state.logKeys()?.current else {
      throw LedgerError(
        .notTaken,
        Phrase(
          id: "buku besar diawali peristiwa yang membukanya",
          en: "a ledger begins with an event that opens it"))
    }
    guard let signer = try signers.signer(of: logKey) else {
      throw LedgerError(
        .key,
        Phrase(
          id: "kunci \(logKey.identity), yang menandatangani log ini, tidak ada di sini",
          en: "the key \(logKey.identity), with which this log signs, is not at hand"),
        hint: Phrase(
          id: "--keys menyebut folder tempat kunci log",
          en: "--keys names the folder with the log's own key"))
    }
    let checkpoint = Checkpoint(origin: Origin(logKey.name), treeHead: edge.head)
    return try SignedCheckpoint.open(signer.sign(checkpoint.text), with: [logKey])
  }

  /// What the writer knows once the commit has succeeded.
  func memory(sealedAs checkpoint: SignedCheckpoint?) throws -> WriterMemory {
    WriterMemory(
      state: state, edge: edge, newest: checkpoint ?? newest,
      mustRewriteRows: mustRewriteRows, stored: try ledger.storedHead())
  }
}
