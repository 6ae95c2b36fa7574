import CanonicalJSON
import TransparencyLog

/// One verification under way: the audits, fed from one pass over the entries.
struct VerificationRun<Ledger: VerifiableLedger> {
  private let ledger: Ledger
  private let catalogue: Catalogue
  private let options: VerificationOptions
  private let tables: SideTables
  private let storedProjections: [StoredProjection]?
  private let seen: SeenCheckpoints
  private let evidence: EvidenceAudit
  private let marks: [LedgerMark]
  private let memory: MemoryAudit?

  private var findings: FindingLog
  private var tree: TreeAudit
  private var fold: HistoryFold<Ledger>
  private var projections: ProjectionAudit<Ledger>
  private var sealed = SealedValueCount()
  private var authors = AuthorAudit()
  private var entryCount: UInt64 = 0
  /// The places sealed by events whose index row is missing or leads elsewhere.
  private var unindexedPlaces: [Hash: [JSONPointer]] = [:]
  private var badCheckpoints: Set<Int64> = []
  /// The positions of entries of which some sealed value is not there.
  private var lackingValues: [Int64] = []

  /// How many entries are read, prepared and checked as one piece of work.
  private static var pageEntries: Int { 512 }

  init(_ ledger: Ledger, catalogue: Catalogue, options: VerificationOptions) throws {
    self.ledger = ledger
    self.catalogue = catalogue
    self.options = options
    seen = try SeenCheckpoints(options.seen)
    findings = FindingLog(max: options.findingsMax)
    findings.add(try ledger.structure())
    marks = try ledger.marks()
    tables = try SideTables(
      hasIndex: ledger.indexRowCount() != nil, hasSealedValues: ledger.sealedValueCount() != nil,
      copySize: marks.copySize)
    storedProjections = try ledger.storedProjections()
    evidence = try EvidenceAudit(ledger)
    memory = MemoryAudit(options)
    tree = TreeAudit(
      ledger,
      notingRootsAt: seen.sizes.union(evidence.sizes).union(memory.map { [$0.size] } ?? []))
    fold = HistoryFold(ledger, catalogue: catalogue)
    projections = ProjectionAudit(ledger, stored: storedProjections ?? [])
  }

  /// Reads every entry once: prepared on all cores, folded in order, signatures on all cores.
  mutating func readEntries() async throws {
    let ledger = ledger
    let catalogue = catalogue
    let tables = tables
    let keys = options.sealingKeys
    var cursor = RowCursor(pageRows: Self.pageEntries) {
      try ledger.entryRows(after: $0, count: $1)
    }
    try projections.compareDue(at: fold.state, findings: &findings)
    try await mapInOrder(
      underWayMax: 8,
      next: {
        let rows = try cursor.nextPage()
        return rows.isEmpty ? nil : rows
      },
      transform: {
        try EntryPage($0, of: ledger, catalogue: catalogue, tables: tables, keys: keys)
      },
      consume: { try take($0) },
      check: { checks in checks.compactMap { $0.finding() } },
      conclude: { conclude($0) })
    findings.add(cursor.failure, reading: "entries")
  }

  private mutating func take(_ page: EntryPage) throws -> [SignatureCheck] {
    findings.add(page.findings)
    sealed += page.sealed
    lackingValues += page.lackingValues
    fold.learn(positions: page.unindexed)
    unindexedPlaces.merge(page.unindexedPlaces) { $1 }
    var checks: [SignatureCheck] = []
    for entry in page.entries {
      guard let position = UInt64(exactly: entry.position) else {
        findings.add(
          Finding(
            .history, at: .object("entries"), rule: Finding.Rule.entryPosition,
            expected: .log(.position), found: .verbatim("\(entry.position)")))
        continue
      }
      if position > tree.size { skip(to: position) }
      let check = try fold.take(entry, roots: tree, findings: &findings)
      if let check {
        authors.note(entry)
        if memory?.covers(entry: tree.size) != true { checks.append(check) }
      }
      let due = try tree.append(
        entry.leafHash, logKey: fold.logKeys?.current, findings: &findings)
      checks += due.map { .checkpoint(remembering($0)) }
      if fold.rulesAreKnown {
        try projections.compareDue(at: fold.state, findings: &findings)
      }
      entryCount += 1
    }
    options.progress(entryCount)
    return checks
  }

  /// Whether signatures were passed over that this verifier has not checked before.
  var isMisledByMemory: Bool { memory?.isMisled(by: tree) ?? false }

  /// The check of a checkpoint, without its signature where that was checked before.
  private func remembering(_ check: CheckpointCheck) -> CheckpointCheck {
    var check = check
    check.isSignatureKnown = memory?.covers(checkpoint: check.row.size) ?? false
    return check
  }

  private mutating func skip(to position: UInt64) {
    findings.add(
      Finding(
        .history, at: .entry(tree.size), rule: Finding.Rule.entryMissing, expected: .log(.anEntry),
        found: .log(.noneBefore(position))))
    tree.skip(to: position)
    fold.skip(to: position)
  }

  private mutating func conclude(_ found: [Finding]) {
    for finding in found {
      if case .checkpoint(let size) = finding.place { badCheckpoints.insert(size) }
    }
    findings.add(found)
  }

  /// Checks what needs the whole log, and words the report.
  mutating func finish() throws -> VerificationReport {
    if tree.size == 0 {
      findings.add(
        Finding(
          .history, at: .entry(0), rule: Finding.Rule.entryMissing, expected: .log(.anEntry),
          found: .none))
    }
    try fold.logKeys.map { try seen.checkSignatures(with: $0) }
    try memory?.compare(with: tree, genesis: fold.genesis?.hash, findings: &findings)
    try tree.finish(findings: &findings)
    try finishSideTables()
    try finishErasures()
    findings.add(fold.seals.findings)
    let directory = DirectoryAudit(fold.state)
    let confirmations = try confirmations(directory)
    // Before the report is begun: a refusal is a finding that the report must have.
    let trust = trustBasis(directory)
    return report(
      directory, trust: trust, confirmations: confirmations, provenSize: try provenSize())
  }

  /// The size of the largest checkpoint that nothing was found against.
  private func provenSize() throws -> UInt64 {
    guard !findings.isEmpty else { return tree.size }
    var rows = RowCursor { try ledger.checkpointRows(after: $0, count: $1) }
    var proven: Int64 = 0
    while let row = try rows.next(), row.size <= Int64(clamping: tree.size) {
      if !badCheckpoints.contains(row.size) { proven = row.size }
    }
    return UInt64(clamping: proven)
  }

  private mutating func finishSideTables() throws {
    if fold.rulesAreKnown, fold.genesis != nil, storedProjections != nil {
      projections.finish(at: fold.state, findings: &findings)
    }
    let surplus = SurplusAudit(ledger, unindexed: unindexedPlaces)
    if let count = try ledger.indexRowCount(), count != entryCount {
      try surplus.reportIndexRows(findings: &findings)
    }
    // An event that stands twice is counted twice, and the index leads to one of the two at most.
    if let count = try ledger.sealedValueCount(),
      count != sealed.matched || !unindexedPlaces.isEmpty
    {
      try surplus.reportSealedValues(findings: &findings)
    }
  }

  private mutating func finishErasures() throws {
    guard tables.hasSealedValues, fold.rulesAreKnown else { return }
    if let copySize = tables.copySize {
      sealed.absent -= min(
        sealed.absent, try fold.erasures.count(ofEntriesFrom: copySize, in: ledger))
    }
    try fold.erasures.reportMissing(at: lackingValues, of: ledger, findings: &findings)
    try fold.erasures.reportPresent(in: ledger, findings: &findings)
  }

  private mutating func confirmations(_ directory: DirectoryAudit) throws -> Confirmations {
    guard let logKeys = fold.logKeys else {
      return Confirmations(witnessed: nil, anchored: nil, seen: nil, cosignaturesUntrusted: 0)
    }
    var cosignatures = CosignatureAudit(
      policy: options.witnessPolicy, logKeys: logKeys, badCheckpoints: badCheckpoints,
      logSize: tree.size)
    try cosignatures.run(over: ledger, findings: &findings)
    evidence.report(
      logKeys: logKeys, roots: tree.noted,
      head: TreeHead(size: tree.size, root: tree.root ?? .emptyTree), findings: &findings)
    let seenSize = seen.compare(
      withRoots: tree.noted, size: tree.size, findings: &findings)
    return Confirmations(
      witnessed: cosignatures.witnessed, cosigned: cosignatures.cosigned,
      anchored: directory.anchored(except: fold.keysWithForeignAnchors), seen: seenSize,
      cosignaturesUntrusted: cosignatures.untrustedCount)
  }

  private mutating func trustBasis(_ directory: DirectoryAudit) -> TrustBasis {
    guard let genesis = fold.genesis, let logKeys = fold.logKeys else { return .refused }
    let check = TrustCheck(genesis: genesis, logKeys: logKeys, keys: directory.keys)
    let (basis, finding) = check.basis(of: options.trust)
    if let finding { findings.add(finding) }
    // A policy that was trusted alone is the basis, and was checked with it.
    if let finding = options.policy.flatMap(check.finding) { findings.add(finding) }
    return basis
  }

  private func report(
    _ directory: DirectoryAudit, trust: TrustBasis, confirmations: Confirmations,
    provenSize: UInt64
  ) -> VerificationReport {
    var verdicts: [VerificationPart: Verdict] = [:]
    for part in VerificationPart.allCases {
      verdicts[part] = findings.verdict(
        of: part, unchecked: unchecked(part, confirmations: confirmations))
    }
    return VerificationReport(
      ledger: fold.genesis.map(LedgerIdentity.init), size: tree.size, root: tree.root,
      trust: trust, registrars: directory.registrars,
      authors: authors.authors(among: directory.keys),
      keysOfFirstMinute: authors.keysOfFirstMinute(among: directory.keys),
      provenSize: provenSize, declaredGaps: directory.declaredGaps,
      equivocations: directory.equivocations,
      checkpoints: tree.checkpointCount, confirmations: confirmations,
      sealed: tables.hasSealedValues ? sealedValuesSeen : nil,
      erasures: fold.erasures.counts,
      projections: projections.compared, setAside: setAsideCounts(),
      rulesNewerFrom: fold.rulesNewerFrom, restarts: fold.logKeys?.restarts ?? [],
      lostAnchors: directory.lostAnchors, seals: fold.seals.counts, copySize: marks.copySize,
      memory: memory?.use, checkpointsRoot: tree.checkpointsRoot, verdicts: verdicts)
  }

  private var sealedValuesSeen: SealedValuesSeen {
    SealedValuesSeen(sealed, keys: options.sealingKeys, marks: marks)
  }

  /// Why a part cannot be said to hold, when nothing was found against it.
  private func unchecked(
    _ part: VerificationPart, confirmations: Confirmations
  ) -> UncheckedReason? {
    if fold.genesis == nil, part.needsDirectory {
      return .notOpened
    }
    switch part {
    case .state where findings.hasUnreadable, .sealedValues where findings.hasUnreadable:
      return .unreadable
    case .commonHistory where confirmations.size == nil:
      return .unconfirmed
    case .state where !fold.rulesAreKnown:
      return .rulesNewer(from: fold.rulesNewerFrom ?? 0)
    case .state where storedProjections == nil && fold.seals.counts.roots == 0:
      return uncheckedState
    case .sealedValues where !tables.hasSealedValues || (sealed.matched == 0 && sealed.absent > 0):
      return .notInThisCopy
    case .sealedValues where sealedValuesSeen.keysDoNotFit:
      return .otherSealingKey
    case .sealedValues where !fold.rulesAreKnown && !lackingValues.isEmpty:
      return .rulesNewer(from: fold.rulesNewerFrom ?? 0)
    default: return nil
    }
  }

  /// Without stored rows, proof 5 rests on the seals.
  private var uncheckedState: UncheckedReason {
    if fold.seals.counts.unknown > 0 {
      return .versionsUnknown
    }
    return ledger.form == .tiles ? .unsealed : .notInThisCopy
  }

  private func setAsideCounts() -> [VerificationReport.SetAsideCount] {
    guard fold.rulesAreKnown else { return [] }
    var counts: [String: UInt64] = [:]
    fold.state.setAside.forEachLoaded { counts[$1.reason.code, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { .init(code: $0.key, count: $0.value) }
  }
}

extension VerificationPart {
  /// Whether the part rests on the keys that the first event brings.
  fileprivate var needsDirectory: Bool {
    switch self {
    case .authorship, .completeness, .history, .commonHistory, .state: true
    case .sealedValues, .file: false
    }
  }
}
