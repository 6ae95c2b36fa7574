import CanonicalJSON
import TransparencyLog

/// Who may sign what: the ledger's own row, its desks and its keys, as its events have made them.
package struct Directory {
  private(set) var ledger: Table<LedgerRow>
  private var desks: Table<DeskRow>
  private var keys: Table<KeyRow>

  init(rows: (any RowSource)?) {
    ledger = Table(source: rows)
    desks = Table(source: rows)
    keys = Table(source: rows)
  }

  /// The ledger's own row; nil before the first event.
  mutating func row() throws(RowError) -> LedgerRow? { try ledger.row(LedgerRow.key) }

  /// What the ledger's first event fixed; nil before it.
  mutating func genesis() throws(RowError) -> Genesis? { try row()?.genesis }

  /// The keys that sign checkpoints; nil before the first event.
  mutating func logKeys() throws(RowError) -> LogKeys? { try row()?.logKeys }

  /// A key; nil when no such key was ever registered.
  mutating func key(_ fingerprint: Fingerprint) throws(RowError) -> KeyRow? {
    try keys.row(fingerprint)
  }

  /// A desk; nil when no such desk was registered.
  mutating func desk(_ name: String) throws(RowError) -> DeskRow? { try desks.row(name) }

  /// Every key that was loaded, in the order of the fingerprints.
  package var loadedKeys: [KeyRow] {
    var rows: [KeyRow] = []
    keys.forEachLoaded { rows.append($1) }
    return rows
  }

  var tables: [any ProjectionTable] { [ledger, desks, keys] }

  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [
      (ledger.definition.name, ledger.takeChanges()), (desks.definition.name, desks.takeChanges()),
      (keys.definition.name, keys.takeChanges()),
    ]
  }

  /// Changes the ledger's own row, which is there.
  mutating func updateLedger(
    at index: UInt64, _ change: (inout LedgerRow) -> Void
  ) throws(RowError) {
    try ledger.update(LedgerRow.key, at: index) { row in
      guard var changed = row.take() else { return }
      change(&changed)
      row = changed
    }
  }

  /// Changes a key, which is there.
  mutating func updateKey(
    _ key: Fingerprint, at index: UInt64, _ change: (inout KeyRow) -> Void
  ) throws(RowError) {
    try keys.update(key, at: index) { row in
      guard var changed = row.take() else { return }
      change(&changed)
      row = changed
    }
  }

  /// The chain of an event's key goes on from the event.
  ///
  /// `isLost`: whether the event anchors a history that was lost with a restart.
  mutating func advanceChain(of event: Event, isLost: Bool, at index: UInt64) throws(RowError) {
    try updateKey(event.author.key, at: index) { row in
      row.head = event.number
      row.headHash = event.hash
      if isLost {
        row.lostAnchors += 1
      } else if let anchor = event.anchor {
        row.anchorSize = anchor.size
      }
    }
  }

  /// The first event brings the ledger's row and its first keys.
  mutating func open(_ record: Record) throws(RowError) {
    guard let genesis = try? Genesis(record.event) else {
      throw RowError(
        projection: LedgerRow.definition.name, key: LedgerRow.key,
        reason: "entry \(record.index) should not have been taken in")
    }
    let author = record.event.author.key
    try ledger.update(LedgerRow.key, at: record.index) {
      $0 = LedgerRow(genesis: genesis, author: author)
    }
    let named =
      genesis.registrars.map { (Role.registrar, $0) }
      + [(.recovery, genesis.recoveryKey), (.log, genesis.logKey), (.service, genesis.serviceKey)]
    for (role, verifier) in named {
      try bring(
        in: verifier, desk: role.rawValue, role: role, scope: genesis.scope, by: record.event.hash,
        at: record.index)
    }
    try updateKey(author, at: record.index) { $0.head = 1 }
  }

  mutating func registerDesk(_ act: Record, at index: UInt64) throws(RowError) {
    let data = act.data
    guard let desk = data["desk"]?.string, let level = data["level"]?.string,
      let scope = data["scope"]?.string, let host = data["hostAgency"]?.string
    else { return }
    try desks.update(desk, at: index) {
      $0 = DeskRow(level: level, scope: Scope(scope), hostAgency: host)
    }
  }

  mutating func registerKey(_ act: Record, at index: UInt64) throws(RowError) {
    let data = act.data
    guard let verifier = data["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }),
      let desk = data["desk"]?.string, let role = data["role"]?.string.flatMap(Role.init),
      let scope = data["scope"]?.string
    else { return }
    try bring(
      in: verifier, desk: desk, role: role, scope: Scope(scope), by: act.event.hash, at: index)
    if role == .log {
      try replaceLogKey(by: .init(key: verifier, since: index, by: act.event.hash), at: index)
    }
  }

  mutating func bring(
    in verifier: NoteVerifier, desk: String, role: Role, scope: Scope, by event: Hash,
    at index: UInt64
  ) throws(RowError) {
    let fingerprint = Fingerprint(of: verifier.publicKey)
    let row = KeyRow(
      desk: desk, role: role, scope: scope, verifier: verifier, broughtInBy: event, since: index)
    try keys.update(fingerprint, at: index) { $0 = row }
    guard !role.isDeskless else { return }
    try desks.update(desk, at: index) { $0?.keys.append(fingerprint) }
  }

  /// The checkpoint over the act's own entry is the first that the new log key signs.
  mutating func replaceLogKey(by tenure: LogKeys.Tenure, at index: UInt64) throws(RowError) {
    guard let old = try logKeys()?.current else { return }
    // It was not handed on by its holder: what it was replaced by does not fall with it.
    try updateKey(Fingerprint(of: old.publicKey), at: index) {
      $0.end = KeyRow.End(manner: .rotated, index: index)
    }
    try updateLedger(at: index) { $0.logKeys.replace(by: tenure) }
  }

  /// The new key inherits desk, role and scope, and what a revocation may reach through it.
  mutating func rotate(_ record: Record) throws(RowError) {
    let old = record.event.author.key
    guard let row = try keys.row(old),
      let verifier = record.data["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) })
    else { return }
    let new = Fingerprint(of: verifier.publicKey)
    try updateKey(old, at: record.index) { row in
      row.end = KeyRow.End(manner: .rotated, index: record.index)
      row.rotatedTo = new
    }
    try bring(
      in: verifier, desk: row.desk, role: row.role, scope: row.scope, by: record.event.hash,
      at: record.index)
  }

  /// Ends a key, and with `setAsideFrom` those that were rotated in from it since.
  ///
  /// - Returns: the keys whose events the revocation reaches back over, and how far.
  mutating func revoke(
    _ act: Record, at index: UInt64
  ) throws(RowError) -> (keys: [Fingerprint], reach: Revisions.Reach)? {
    guard let key = act.data["key"]?.string.flatMap({ Fingerprint($0) }) else { return nil }
    try updateKey(key, at: index) { $0.revoke(at: index) }
    guard let from = act.data["setAsideFrom"]?.integer.map({ UInt64($0) }) else { return nil }
    let reach = Revisions.Reach(from: from, at: index)
    var reached: [Fingerprint] = []
    var next: Fingerprint? = key
    while let fingerprint = next, let row = try keys.row(fingerprint) {
      try updateKey(fingerprint, at: index) { $0.setAside(by: reach) }
      reached.append(fingerprint)
      // Only what was rotated in since the place of the theft falls with the stolen key.
      next = (row.end?.index).flatMap { $0 >= from ? row.rotatedTo : nil }
    }
    return (reached, reach)
  }

  /// The key's next event follows the one that nobody can supply.
  mutating func skip(_ act: Record, at index: UInt64) throws(RowError) {
    guard let key = act.data["key"]?.string.flatMap({ Fingerprint($0) }),
      let number = act.data["number"]?.integer,
      let hash = act.data["hash"]?.string.flatMap(Hash.init(hex:))
    else { return }
    try updateKey(key, at: index) { $0.skip(to: UInt64(number), hash: hash) }
  }
}
