import TransparencyLog

/// Admits and folds the entries again, one by one, as the log did.
///
/// An entry that should not have been taken in is reported and left out; the fold goes on behind
/// it, so that one broken place does not hide the next.
struct HistoryFold<Ledger: VerifiableLedger> {
  private(set) var state: LedgerState
  /// What the first event fixed; nil when there is none that can be taken in.
  private(set) var genesis: Genesis?
  /// Keys that signed an anchor which is none of this history.
  private(set) var keysWithForeignAnchors: Set<Fingerprint> = []
  /// The log keys, each as it was in force when its checkpoints were signed; nil before the first
  /// event.
  private(set) var logKeys: LogKeys?
  /// What the seals state beside what the entries make.
  private(set) var seals = SealAudit()
  /// What was erased of sealed values.
  private(set) var erasures = ErasureAudit()

  private let ledger: Ledger
  private let catalogue: Catalogue
  /// Entries that were not folded, and whether their key's chain goes on from them.
  private var passedOver: [UInt64: Bool] = [:]
  private var lookup: EntryLookup<Ledger>

  init(_ ledger: Ledger, catalogue: Catalogue) {
    self.ledger = ledger
    self.catalogue = catalogue
    lookup = EntryLookup(passingOver: ledger)
    state = LedgerState(catalogue: catalogue)
  }

  /// The first entry that rules judge which this program does not have; nil when it has them all.
  private(set) var rulesNewerFrom: UInt64?

  /// Whether the next entry is judged by rules that this program has.
  var rulesAreKnown: Bool { rulesNewerFrom == nil }

  /// Learns where events stand that the ledger's own index does not lead to.
  mutating func learn(positions: [Hash: UInt64]) {
    lookup.learn(positions: positions)
  }

  /// Goes on after missing entries.
  mutating func skip(to size: UInt64) { state.skip(to: size) }

  /// Takes up the next entry.
  ///
  /// `roots`: the computed roots at the sizes of recent checkpoints.
  /// - Returns: the check of its signature that remains, when the key is known.
  mutating func take(
    _ read: ReadEntry, roots: TreeAudit, findings: inout FindingLog
  ) throws -> SignatureCheck? {
    let index = state.size
    let prepared: PreparedEntry
    switch read.content {
    case .success(let readable): prepared = readable
    case .failure(let error):
      findings.add(
        Finding(
          .authorship, at: .entry(index), rule: Finding.Rule.entryForm,
          expected: .log(.canonicalEntry), found: .event(.unreadable(error))))
      try passOver(nil, advancingChain: false)
      return nil
    }
    lookup.learn(received: prepared.entry.received, at: index)
    guard index == 0 || genesis != nil else {
      try passOver(prepared.entry, advancingChain: false)
      return nil
    }
    let key = try keyToCheck(prepared.event)
    let obstacle =
      try obstacle(toTakingIn: prepared, roots: roots)
      ?? (read.sealsTooMany ? .tooManySealedValues : nil)
    if let obstacle { report(obstacle, to: prepared.event, at: index, findings: &findings) }
    try admit(prepared, despite: obstacle)
    return try (key ?? openingKey(prepared.event, at: index)).map {
      .event(prepared.entry, index: index, key: $0)
    }
  }

  private mutating func obstacle(
    toTakingIn prepared: PreparedEntry, roots: TreeAudit
  ) throws -> NotTaken? {
    var fetched = Fetched()
    if let size = state.needsForTakingIn(prepared.event).checkpoint, size <= state.size {
      let root = try roots.recentRoot(at: size) ?? publishedRoot(at: size)
      fetched.checkpoint = root.map { TreeHead(size: size, root: $0) }
    }
    return try state.obstacle(
      toTakingIn: prepared.event, signature: nil, received: prepared.entry.received,
      fetched: fetched, typesAreKnown: rulesAreKnown)
  }

  /// The root that a published checkpoint says; a damaged one, which the tree's audit reports, has
  /// none.
  private func publishedRoot(at size: UInt64) throws -> Hash? {
    do {
      return try ledger.publishedRoot(at: size)
    } catch let error as LedgerError where error.code == .corrupt {
      return nil
    }
  }

  private mutating func report(
    _ obstacle: NotTaken, to event: Event, at index: UInt64, findings: inout FindingLog
  ) {
    let (expected, found) = obstacle.expectedAndFound
    findings.add(
      Finding(
        obstacle.part, at: .entry(index), rule: obstacle.rule, expected: expected, found: found))
    if case .checkpointUnknown = obstacle { keysWithForeignAnchors.insert(event.author.key) }
  }

  private mutating func admit(_ read: PreparedEntry, despite obstacle: NotTaken?) throws {
    let prepared = try underRules(read)
    guard obstacle?.leavesTheEventItsKeys ?? true else {
      return try passOver(prepared.entry, advancingChain: false)
    }
    guard try canBeJudged(prepared) else {
      return try passOver(prepared.entry, advancingChain: true)
    }
    let isSeal = rulesAreKnown && prepared.type?.isSeal == true
    let before = isSeal ? state : nil
    try fold(prepared)
    if let before, try state.setAside(prepared.event.hash) == nil {
      seals.compare(prepared.event, at: before.size, with: before)
    }
    if state.size == 1 { genesis = try state.genesis() }
    if state.needsRefold { try refold() }
    try noteLogKey()
    try noteRules()
  }

  /// The entry as the rules at its index have it; where they are not known, as it was read.
  private mutating func underRules(_ prepared: PreparedEntry) throws -> PreparedEntry {
    let rules = try state.rulesIfKnown()
    let isAsRead = rules == nil || rules?.version == prepared.rulesVersion
    guard !isAsRead || prepared.index != state.size else { return prepared }
    return PreparedEntry(prepared.entry, at: state.size, catalogue: rules ?? catalogue)
  }

  /// Notes from where on the rules are newer than this program: for good, since what follows from
  /// entries that were not judged is not known.
  private mutating func noteRules() throws {
    guard rulesNewerFrom == nil, try state.rulesIfKnown() == nil else { return }
    rulesNewerFrom = state.size == 1 ? 0 : state.size
  }

  /// Takes up a log key that the newest entry has brought into force.
  ///
  /// What is said of earlier sizes never changes, whatever a later entry lets stand or fall.
  private mutating func noteLogKey() throws {
    guard let newest = try state.logKeys() else { return }
    guard let known = logKeys else { return logKeys = newest }
    guard let tenure = newest.tenures.last, known.current != tenure.key else { return }
    logKeys?.replace(
      by: .init(
        key: tenure.key, since: state.size - 1, by: tenure.by, lost: tenure.lost))
  }

  /// Whether standing can be asked: a known type of the rules in force, by a key that is there.
  private mutating func canBeJudged(_ prepared: PreparedEntry) throws -> Bool {
    guard let type = prepared.type, rulesAreKnown || type.isLedgerType else { return false }
    return try state.size == 0 || state.key(prepared.event.author.key) != nil
  }

  private mutating func fold(_ prepared: PreparedEntry) throws {
    let size = state.size
    let lookup = lookup
    try state.foldNext(prepared) { try lookup.fetch($0, before: size) }
    erasures.learn(state.takeErasedPlaces())
  }

  private mutating func passOver(_ entry: Entry?, advancingChain: Bool) throws {
    passedOver[state.size] = advancingChain
    try state.passOver(entry, advancingChain: advancingChain)
  }

  /// Folds again from zero: a revocation reaches entries that were folded without it.
  ///
  /// What was passed over stays so: the log took its entries in under the state it had then.
  private mutating func refold() throws {
    let size = state.size
    repeat {
      state = LedgerState(catalogue: catalogue, revisions: state.revisions)
      let ledger = ledger
      var rows = RowCursor { try ledger.entryRows(after: $0, count: $1) }
      while state.size < size, let row = try rows.next() {
        guard let position = UInt64(exactly: row.position), position >= state.size else { continue }
        state.skip(to: min(position, size))
        if state.size < size { try foldAgain(row) }
      }
      state.skip(to: size)
    } while state.needsRefold
  }

  private mutating func foldAgain(_ row: EntryRow) throws {
    guard let entry = try? Entry(row.bytes) else {
      return try state.passOver(nil, advancingChain: false)
    }
    let prepared = try underRules(PreparedEntry(entry, at: state.size, catalogue: catalogue))
    if let advancingChain = passedOver[state.size] {
      return try state.passOver(entry, advancingChain: advancingChain)
    }
    guard try canBeJudged(prepared) else {
      return try state.passOver(entry, advancingChain: true)
    }
    try fold(prepared)
  }

  private mutating func keyToCheck(_ event: Event) throws -> Ed25519PublicKey? {
    try state.key(event.author.key)?.verifier.publicKey
  }

  /// The first event brings its own key along.
  private func openingKey(_ event: Event, at index: UInt64) throws -> Ed25519PublicKey? {
    guard index == 0 else { return nil }
    return genesis?.registrars.first { Fingerprint(of: $0.publicKey) == event.author.key }?
      .publicKey
  }
}

extension NotTaken {
  /// The proof that fails with the rule.
  fileprivate var part: VerificationPart {
    switch self {
    case .numberUsed, .numberGap, .previousMismatch: .completeness
    case .anchorMissing, .anchorShrinks, .checkpointUnknown: .commonHistory
    case .receivedEarlier: .history
    default: .authorship
    }
  }

  /// Whether the event is all the same one of this ledger by a key in force, so that what follows
  /// from it follows: an event that is out of place and not one out of nowhere.
  fileprivate var leavesTheEventItsKeys: Bool {
    switch self {
    case .numberGap, .previousMismatch, .anchorMissing, .anchorShrinks, .checkpointUnknown,
      .receivedEarlier:
      true
    default: false
    }
  }
}
