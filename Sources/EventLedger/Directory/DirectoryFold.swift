import CanonicalJSON
import TransparencyLog

/// How the directory of desks and keys follows from its events.
extension LedgerState {
  mutating func foldDirectory(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    switch type.shortName {
    case LedgerType.ledgerOpened: try open(record)
    case LedgerType.actApproved: try approve(record, fetched: fetched)
    case LedgerType.keyRotated: try rotate(record)
    default: try propose(record, type: type, fetched: fetched)
    }
  }

  private mutating func open(_ record: Record) throws(RowError) {
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
    try keys.update(author, at: record.index) { $0?.head = 1 }
  }

  /// An act takes effect at once when one registrar suffices, or when its author may act alone;
  /// else it waits for approvals.
  private mutating func propose(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    guard let row = try ledger.row(LedgerRow.key) else { return }
    let author = try keys.row(record.event.author.key)
    var act = ActRow(
      type: type.shortName, index: record.index, author: record.event.author.key)
    let isOwnEnd =
      type.shortName == LedgerType.keyRevoked
      && record.data["key"]?.string == "\(record.event.author.key)"
    let needsNobody = row.genesis.threshold == 1 || author?.role != .registrar || isOwnEnd
    if needsNobody, try deskToConsent(to: record, fetched: fetched) == nil {
      act.state = .effective
      act.effectiveAt = record.index
      try takeEffect(record, type: type, at: record.index, fetched: fetched)
    } else {
      try ledger.update(LedgerRow.key, at: record.index) { $0?.pendingActs += 1 }
    }
    try acts.update(record.event.hash, at: record.index) { $0 = act }
  }

  private mutating func approve(_ record: Record, fetched: Fetched) throws(RowError) {
    guard let hash = record.data["act"]?.string.flatMap(Hash.init(hex:)),
      let row = try ledger.row(LedgerRow.key)
    else { return }
    let approver = record.event.author.key
    if hash == row.genesis.hash {
      try ledger.update(LedgerRow.key, at: record.index) { row in
        row?.awaitedRegistrars.removeAll { $0 == approver }
      }
      return
    }
    guard let act = try acts.row(hash), let approved = fetched.events[hash],
      let type = try pastType(of: approved.event), let key = try keys.row(approver)
    else { return }
    let isEffective = try isDecided(
      act, approved, by: key, threshold: row.genesis.threshold, fetched: fetched)
    try acts.update(hash, at: record.index) { act in
      act?.approvals.append(approver)
      guard isEffective else { return }
      act?.state = .effective
      act?.effectiveAt = record.index
    }
    guard isEffective else { return }
    try ledger.update(LedgerRow.key, at: record.index) { $0?.pendingActs -= 1 }
    try takeEffect(approved, type: type, at: record.index, fetched: fetched)
  }

  /// How many of those who have approved an act are registrars still.
  mutating func approvalsInForce(of act: ActRow) throws(RowError) -> Int {
    var count = 0
    for approver in act.approvals {
      guard let key = try keys.row(approver), key.role == .registrar else { continue }
      if key.isInForce(at: size) { count += 1 }
    }
    return count
  }

  private mutating func takeEffect(
    _ act: Record, type: EventType, at index: UInt64, fetched: Fetched
  ) throws(RowError) {
    let data = act.data
    switch type.shortName {
    case LedgerType.deskRegistered:
      guard let desk = data["desk"]?.string, let level = data["level"]?.string,
        let scope = data["scope"]?.string, let host = data["hostAgency"]?.string
      else { return }
      try desks.update(desk, at: index) {
        $0 = DeskRow(level: level, scope: Scope(scope), hostAgency: host)
      }
    case LedgerType.keyRegistered:
      guard let verifier = data["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }),
        let desk = data["desk"]?.string, let role = data["role"]?.string.flatMap(Role.init),
        let scope = data["scope"]?.string
      else { return }
      try bring(
        in: verifier, desk: desk, role: role, scope: Scope(scope), by: act.event.hash, at: index)
      if role == .log {
        try replaceLogKey(by: .init(key: verifier, since: index, by: act.event.hash), at: index)
      }
    case LedgerType.keyRevoked:
      try revoke(act, at: index)
    case LedgerType.eventReleased:
      try release(act, at: index)
    case LedgerType.chainSkipped:
      try skip(act, at: index)
    case LedgerType.rulesAdopted:
      try adoptRules(act, at: index)
    case LedgerType.logRestarted:
      try restart(act, at: index)
    case LedgerType.privateDataErased:
      try erase(act, at: index, fetched: fetched)
    default: break
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
    try keys.update(Fingerprint(of: old.publicKey), at: index) {
      $0?.end = KeyRow.End(manner: .rotated, index: index)
    }
    try ledger.update(LedgerRow.key, at: index) { $0?.logKeys.replace(by: tenure) }
  }

  /// The new key inherits desk, role and scope, and what a revocation may reach through it.
  private mutating func rotate(_ record: Record) throws(RowError) {
    let old = record.event.author.key
    guard let row = try keys.row(old),
      let verifier = record.data["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) })
    else { return }
    let new = Fingerprint(of: verifier.publicKey)
    try keys.update(old, at: record.index) { row in
      row?.end = KeyRow.End(manner: .rotated, index: record.index)
      row?.rotatedTo = new
    }
    try bring(
      in: verifier, desk: row.desk, role: row.role, scope: row.scope, by: record.event.hash,
      at: record.index)
  }

  private mutating func revoke(_ act: Record, at index: UInt64) throws(RowError) {
    guard let key = act.data["key"]?.string.flatMap({ Fingerprint($0) }) else { return }
    let from = act.data["setAsideFrom"]?.integer.map { UInt64($0) }
    try keys.update(key, at: index) { $0?.revoke(at: index) }
    var next: Fingerprint? = key
    while let fingerprint = next, let from {
      guard let row = try keys.row(fingerprint) else { return }
      let reach = Revisions.Reach(from: from, at: index)
      try keys.update(fingerprint, at: index) { $0?.setAside(by: reach) }
      let isNew = revisions.setAside(eventsOf: fingerprint, by: reach)
      if from < index, isNew { needsRefold = true }
      // Only what was rotated in since the place of the theft falls with the stolen key.
      next = (row.end?.index).flatMap { $0 >= from ? row.rotatedTo : nil }
    }
  }

  /// What was set aside counts again, as if nothing had been said against it.
  private mutating func release(_ act: Record, at index: UInt64) throws(RowError) {
    guard let event = act.data["event"]?.string.flatMap(Hash.init(hex:)) else { return }
    try releases.update(event, at: index) { $0 = ReleaseRow(index: index) }
    if revisions.release(event, at: index) { needsRefold = true }
  }

  /// The key's next event follows the one that nobody can supply.
  private mutating func skip(_ act: Record, at index: UInt64) throws(RowError) {
    guard let key = act.data["key"]?.string.flatMap({ Fingerprint($0) }),
      let number = act.data["number"]?.integer,
      let hash = act.data["hash"]?.string.flatMap(Hash.init(hex:))
    else { return }
    try keys.update(key, at: index) { $0?.skip(to: UInt64(number), hash: hash) }
  }
}
