import CanonicalJSON
package import TransparencyLog

/// Everything that follows from the entries below a size: the directory, the amendments, what is
/// set aside, and the domain's projections.
///
/// The same state serves the live append, over stored rows, and a replay from zero, over none. It
/// reads no clock and no file.
package struct LedgerState {
  package let catalogue: Catalogue
  /// The number of entries folded.
  package private(set) var size: UInt64
  /// `received` of the newest entry.
  package private(set) var lastReceived: Instant?

  package internal(set) var directory: Directory
  var acts: Acts
  var amendments: Table<AmendmentRow>
  package internal(set) var setAside: Table<SetAsideRow>
  var releases: Releases
  var seals: Seals
  var erasures: Erasures
  package var domain: DomainState

  /// The state before the first entry, or over the stored rows of a size.
  ///
  /// `revisions`: what later entries are known to say of earlier ones.
  package init(
    catalogue: Catalogue, size: UInt64 = 0, lastReceived: Instant? = nil,
    rows: (any RowSource)? = nil, revisions: Revisions = Revisions()
  ) {
    self.catalogue = catalogue
    self.size = size
    self.lastReceived = lastReceived
    directory = Directory(rows: rows)
    acts = Acts(rows: rows)
    amendments = Table(source: rows)
    setAside = Table(source: rows)
    releases = Releases(rows: rows, revisions: revisions)
    seals = Seals(rows: rows)
    erasures = Erasures(rows: rows)
    domain = catalogue.domain.state(rows: rows)
  }

  /// What revocations and releases say of earlier entries, as far as this fold knows them.
  package var revisions: Revisions { releases.revisions }

  /// Whether one of them reaches entries that were folded without it: then the state is that of
  /// no history and is made anew from zero, with `revisions` known beforehand.
  package var needsRefold: Bool { releases.needsRefold }

  /// What the ledger's first event fixed; nil before it.
  package mutating func genesis() throws(RowError) -> Genesis? { try directory.genesis() }

  /// The keys that sign checkpoints; nil before the first event.
  package mutating func logKeys() throws(RowError) -> LogKeys? { try directory.logKeys() }

  /// A key of the directory; nil when no such key was ever registered.
  package mutating func key(_ fingerprint: Fingerprint) throws(RowError) -> KeyRow? {
    try directory.key(fingerprint)
  }

  /// A desk of the directory; nil when no such desk was registered.
  package mutating func desk(_ name: String) throws(RowError) -> DeskRow? {
    try directory.desk(name)
  }

  /// A registrars' act; nil when the event is none.
  package mutating func act(_ event: Hash) throws(RowError) -> ActRow? { try acts.act(event) }

  /// What was erased of an event; nil when nothing was.
  package mutating func erasure(of event: Hash) throws(RowError) -> ErasureRow? {
    try erasures.erasure(of: event)
  }

  /// Takes the places that were erased since the last call.
  ///
  /// A fold that is made again names those of earlier entries once more.
  package mutating func takeErasedPlaces() -> [ErasedPlace] { erasures.takeNewPlaces() }

  /// What later events say about an event; nil when none does.
  package mutating func amendment(of event: Hash) throws(RowError) -> AmendmentRow? {
    try amendments.row(event)
  }

  /// Why an event counts nowhere; nil when it stands.
  package mutating func setAside(_ event: Hash) throws(RowError) -> SetAsideRow? {
    try setAside.row(event)
  }

  /// Folds the next entry, with the standing that `standing(of:fetched:)` gave it.
  package mutating func fold(
    _ prepared: PreparedEntry, standing: Standing, fetched: Fetched
  ) throws(RowError) {
    let index = size
    let event = prepared.event
    if index > 0 { try advanceChain(of: event, at: index, fetched: fetched) }
    switch standing {
    case .stands:
      if let decoded = prepared.decoded {
        try domain.fold(Change(decoded, at: index, isAddition: true))
      } else if let type = prepared.type, type.isLedgerType {
        try foldLedgerType(
          Record(index: index, entry: prepared.entry), type: type, fetched: fetched)
      }
    case .setAside(let reason):
      let row = SetAsideRow(
        index: index, type: event.type, subject: event.subject, desk: event.author.desk,
        reason: reason)
      try setAside.update(event.hash, at: index) { $0 = row }
    }
    size += 1
    lastReceived = prepared.entry.received
  }

  /// Counts an entry without folding it, so that a verifier can go on after a finding.
  ///
  /// * `entry`: the entry; nil when its bytes are none.
  /// * `advancingChain`: whether the key's chain goes on from its event, so that one break is not
  ///     found again in every event after it.
  package mutating func passOver(_ entry: Entry?, advancingChain: Bool) throws(RowError) {
    if advancingChain, let entry, try key(entry.event.author.key) != nil {
      try directory.advanceChain(of: entry.event, isLost: false, at: size)
    }
    size += 1
    lastReceived = entry?.received ?? lastReceived
  }

  /// Counts entries that are missing as if they had been passed over.
  package mutating func skip(to newSize: UInt64) {
    precondition(newSize >= size, "a state does not go back")
    size = newSize
  }

  /// The projections, the ledger's own first, in a fixed order.
  package var tables: [any ProjectionTable] {
    directory.tables + acts.tables + [amendments, setAside] + releases.tables + seals.tables
      + erasures.tables + domain.tables
  }

  /// What a seal of this state states; every row must be loaded, as after a replay from zero.
  package func projectionRoots() async throws -> [SealedProjection] {
    var sealed: [SealedProjection] = []
    for table in tables { sealed.append(try await SealedProjection(table)) }
    return sealed
  }

  /// Takes the rows changed since the last call, by projection.
  package mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    directory.takeChanges() + acts.takeChanges() + [
      (amendments.definition.name, amendments.takeChanges()),
      (setAside.definition.name, setAside.takeChanges()),
    ] + releases.takeChanges() + seals.takeChanges() + erasures.takeChanges()
      + domain.takeChanges()
  }

  private mutating func advanceChain(
    of event: Event, at index: UInt64, fetched: Fetched
  ) throws(RowError) {
    guard let key = try key(event.author.key) else { return }
    let isLost = try isAnchorLost(of: event, by: key, fetched: fetched)
    try directory.advanceChain(of: event, isLost: isLost, at: index)
  }

  /// Whether an event anchors a history that was lost with a restart.
  mutating func isAnchorLost(
    of event: Event, by key: KeyRow, fetched: Fetched
  ) throws(RowError) -> Bool {
    guard let anchor = event.anchor else { return false }
    return try directory.isLost(anchor, of: key, at: size, fetched: fetched)
  }

  private mutating func foldLedgerType(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    if type.isSeal {
      try seals.fold(record)
    } else if type.isRefusal {
      try directory.foldRefusal(record)
    } else if type.isAmendment {
      try foldAmendment(record, type: type, fetched: fetched)
    } else {
      try foldAct(record, type: type, fetched: fetched)
    }
  }
}

/// The rules in force.
extension LedgerState {
  /// The rules that judge the next entry; nil when this program does not have them.
  ///
  /// Before the first entry they are the catalogue's own.
  package mutating func rulesIfKnown() throws(RowError) -> Catalogue? {
    guard let named = try directory.row()?.rules.last else { return catalogue }
    return catalogue.known(named)
  }

  /// The rules that judge the next entry.
  ///
  /// - Throws: `LedgerError` of code `newerFormat` when this program does not have them.
  package mutating func rules() throws -> Catalogue {
    if let known = try rulesIfKnown() { return known }
    let named = try directory.row()?.rules.last
    let (first, version) = (named?.judgesFrom ?? 0, named?.version ?? 0)
    throw LedgerError(
      .newerFormat,
      Phrase(
        id: "mulai entri \(first) aturannya, versi \(version), bukan aturan program ini, yang "
          + "versi \(catalogue.version)",
        en: "from entry \(first) on the rules, version \(version), are not those of this program, "
          + "which has version \(catalogue.version)"),
      hint: Phrase(
        id: "pakai program yang mempunyai aturan itu", en: "use a program that has these rules"))
  }

  /// An entry as the rules at its index have it, which was prepared under others perhaps.
  package mutating func underRules(_ prepared: PreparedEntry) throws -> PreparedEntry {
    let rules = try rules()
    return prepared.rulesVersion == rules.version && prepared.index == size
      ? prepared : PreparedEntry(prepared.entry, at: size, catalogue: rules)
  }

  /// The type of an event that the log has, for the next entry to say something about it: as the
  /// rules in force have the type, and never as later ones do that the program may have, too.
  package mutating func pastType(of event: Event) throws(RowError) -> EventType? {
    try rulesOfNext().pastType(named: event.type)
  }

  /// The rules that judge the next entry; where this program lacks them, its own.
  mutating func rulesOfNext() throws(RowError) -> Catalogue { try rulesIfKnown() ?? catalogue }
}
