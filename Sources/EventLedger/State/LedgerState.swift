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

  package internal(set) var ledger: Table<LedgerRow>
  package internal(set) var desks: Table<DeskRow>
  package internal(set) var keys: Table<KeyRow>
  package internal(set) var acts: Table<ActRow>
  package internal(set) var amendments: Table<AmendmentRow>
  package internal(set) var setAside: Table<SetAsideRow>
  package internal(set) var releases: Table<ReleaseRow>
  package internal(set) var seals: Table<SealRow>
  package internal(set) var erasures: Table<ErasureRow>
  package var domain: DomainState

  /// What revocations and releases say of earlier entries, as far as this fold knows them.
  package internal(set) var revisions: Revisions
  /// Whether one of them reaches entries that were folded without it: then the state is that of
  /// no history and is made anew from zero, with `revisions` known beforehand.
  package internal(set) var needsRefold = false
  /// The places erased by what was folded since they were last taken.
  var erasedPlaces: [ErasedPlace] = []

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
    ledger = Table(source: rows)
    desks = Table(source: rows)
    keys = Table(source: rows)
    acts = Table(source: rows)
    amendments = Table(source: rows)
    setAside = Table(source: rows)
    releases = Table(source: rows)
    seals = Table(source: rows)
    erasures = Table(source: rows)
    domain = catalogue.domain.state(rows: rows)
    self.revisions = revisions
  }

  /// What the ledger's first event fixed; nil before it.
  package mutating func genesis() throws(RowError) -> Genesis? {
    try ledger.row(LedgerRow.key)?.genesis
  }

  /// A key of the directory; nil when no such key was ever registered.
  package mutating func key(_ fingerprint: Fingerprint) throws(RowError) -> KeyRow? {
    try keys.row(fingerprint)
  }

  /// A desk of the directory; nil when no such desk was registered.
  package mutating func desk(_ name: String) throws(RowError) -> DeskRow? { try desks.row(name) }

  /// A registrars' act; nil when the event is none.
  package mutating func act(_ event: Hash) throws(RowError) -> ActRow? {
    try acts.row(event)
  }

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
    if advancingChain, let entry, try keys.row(entry.event.author.key) != nil {
      try advanceChain(of: entry.event, at: size, fetched: nil)
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
    [ledger, desks, keys, acts, amendments, setAside, releases, seals, erasures] + domain.tables
  }

  /// Takes the rows changed since the last call, by projection.
  package mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [
      (ledger.definition.name, ledger.takeChanges()), (desks.definition.name, desks.takeChanges()),
      (keys.definition.name, keys.takeChanges()), (acts.definition.name, acts.takeChanges()),
      (amendments.definition.name, amendments.takeChanges()),
      (setAside.definition.name, setAside.takeChanges()),
      (releases.definition.name, releases.takeChanges()),
      (seals.definition.name, seals.takeChanges()),
      (erasures.definition.name, erasures.takeChanges()),
    ] + domain.takeChanges()
  }

  /// `fetched`: what was fetched to judge the event; nil for one that is passed over.
  private mutating func advanceChain(
    of event: Event, at index: UInt64, fetched: Fetched?
  ) throws(RowError) {
    var isLost = false
    if let fetched, let key = try keys.row(event.author.key) {
      isLost = try isAnchorLost(of: event, by: key, fetched: fetched)
    }
    try keys.update(event.author.key, at: index) { row in
      row?.head = event.number
      row?.headHash = event.hash
      if isLost {
        row?.lostAnchors += 1
      } else if let anchor = event.anchor {
        row?.anchorSize = anchor.size
      }
    }
  }

  private mutating func foldLedgerType(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    if type.isSeal {
      try foldSeal(record)
    } else if type.isRefusal {
      try foldRefusal(record)
    } else if type.isAmendment {
      try foldAmendment(record, type: type, fetched: fetched)
    } else {
      try foldDirectory(record, type: type, fetched: fetched)
    }
  }
}
