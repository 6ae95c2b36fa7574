import CanonicalJSON
import TransparencyLog

/// What the directory of desks and keys has to say against an event.
extension LedgerState {
  mutating func objection(
    toDirectoryType record: Record, type: EventType, key: KeyRow, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let row = try ledger.row(LedgerRow.key) else { return nil }
    // An erasure may wait for a desk also where one registrar suffices.
    let isShared =
      type.isAct
      && (row.genesis.threshold > 1 || type.shortName == LedgerType.privateDataErased)
    if isShared, row.pendingActs >= Constants.pendingActsMax {
      return StandingReason(StandingReason.tooManyPendingActs)
    }
    switch type.shortName {
    case LedgerType.actApproved:
      return try objection(toApproval: record, by: key, fetched: fetched)
    case LedgerType.keyRotated:
      return try objection(toNewKey: record.data["key"])
    default:
      return try objection(toAct: record, type: type, role: key.role, fetched: fetched)
    }
  }

  /// What stands against an act, when it is written and again when it takes effect.
  private mutating func objection(
    toAct record: Record, type: EventType, role: Role, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    switch type.shortName {
    case LedgerType.deskRegistered: try objection(toDesk: record.data)
    case LedgerType.keyRegistered: try objection(toKey: record.data, role: role)
    case LedgerType.keyRevoked:
      try objection(toRevocation: record, role: role, fetched: fetched)
    case LedgerType.eventReleased: try objection(toRelease: record.data, fetched: fetched)
    case LedgerType.chainSkipped: try objection(toSkip: record.data)
    case LedgerType.rulesAdopted: try objection(toRules: record.data)
    case LedgerType.logRestarted: try objection(toRestart: record.data)
    case LedgerType.privateDataErased: try objection(toErasure: record.data, fetched: fetched)
    default: nil
    }
  }

  private mutating func objection(toDesk data: JSONValue) throws(RowError) -> StandingReason? {
    guard let desk = data["desk"]?.string, let scope = data["scope"]?.string,
      Author.isDeskName(desk), Role(rawValue: desk)?.isDeskless != true
    else { return StandingReason(StandingReason.unknownDesk) }
    guard try desks.row(desk) == nil else {
      return StandingReason(StandingReason.deskRegistered, detail: desk)
    }
    guard let genesis = try genesis(), genesis.scope.contains(scope) else {
      return StandingReason(StandingReason.outOfScope, detail: scope)
    }
    return nil
  }

  private mutating func objection(
    toKey data: JSONValue, role author: Role
  ) throws(RowError) -> StandingReason? {
    guard let desk = data["desk"]?.string, let scope = data["scope"]?.string,
      let role = data["role"]?.string.flatMap(Role.init)
    else { return StandingReason(StandingReason.keyRefused) }
    if author == .recovery, role != .registrar {
      return StandingReason(StandingReason.wrongRole, detail: role.rawValue)
    }
    if role.isDeskless {
      guard role != .recovery, desk == role.rawValue else {
        return StandingReason(StandingReason.keyRefused, detail: role.rawValue)
      }
      if role == .log, let reason = try objection(toLogKey: data["key"]) { return reason }
    } else {
      guard let row = try desks.row(desk) else {
        return StandingReason(StandingReason.unknownDesk, detail: desk)
      }
      guard row.scope.contains(scope) else {
        return StandingReason(
          StandingReason.outOfScope, .outside(region: scope, scope: row.scope.code))
      }
    }
    return try objection(toNewKey: data["key"])
  }

  /// A log key signs checkpoints, and under the name that the log has.
  private mutating func objection(
    toLogKey value: JSONValue?
  ) throws(RowError) -> StandingReason? {
    let verifier = value?.string.flatMap { try? NoteVerifier(vkey: $0) }
    guard let verifier, verifier.algorithm == .ed25519,
      let current = try logKeys()?.current, verifier.name == current.name
    else { return StandingReason(StandingReason.keyRefused, detail: Role.log.rawValue) }
    return nil
  }

  /// A key is refused for its curve point, and for ever once it has been in the directory.
  mutating func objection(
    toNewKey value: JSONValue?
  ) throws(RowError) -> StandingReason? {
    guard let verifier = value?.string.flatMap({ try? NoteVerifier(vkey: $0) }) else {
      return StandingReason(StandingReason.keyRefused)
    }
    let fingerprint = Fingerprint(of: verifier.publicKey)
    guard try keys.row(fingerprint) == nil else {
      return StandingReason(StandingReason.keyRegistered, detail: "\(fingerprint)")
    }
    return nil
  }

  private mutating func objection(
    toRevocation record: Record, role: Role, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    let data = record.data
    guard let name = data["key"]?.string, let fingerprint = Fingerprint(name),
      let key = try keys.row(fingerprint)
    else {
      return StandingReason(StandingReason.unknownKey, detail: data["key"]?.string ?? "")
    }
    guard key.end?.manner != .revoked else {
      return StandingReason(StandingReason.unknownKey, .revokedBefore(name))
    }
    // Without a log key in force no checkpoint would be valid: it is replaced.
    guard key.role != .log else { return StandingReason(StandingReason.notRevocable) }
    let isOwn = fingerprint == record.event.author.key
    guard isOwn || role == .registrar || (role == .recovery && key.role == .registrar) else {
      return StandingReason(StandingReason.wrongRole, detail: role.rawValue)
    }
    guard let from = data["setAsideFrom"]?.integer.map({ UInt64($0) }) else { return nil }
    guard from <= record.index else {
      return StandingReason(StandingReason.indexMismatch, detail: "setAsideFrom \(from)")
    }
    guard let time = data["compromisedSince"]?.string else { return nil }
    // The schema's pattern lets days pass that no calendar has, and they name no place.
    guard let since = Timestamp(time) else {
      return StandingReason(StandingReason.indexMismatch, detail: "compromisedSince \(time)")
    }
    return objection(toSetAsideFrom: from, compromisedSince: since.instant, of: record, fetched)
  }

  /// The time and the index must name the same place: the first entry not received before it.
  private func objection(
    toSetAsideFrom from: UInt64, compromisedSince since: Instant, of record: Record,
    _ fetched: Fetched
  ) -> StandingReason? {
    let first = from < record.index ? fetched.received[from] : record.received
    let isFirst = from == 0 || fetched.received[from - 1].map { $0 < since } ?? false
    guard let first, first >= since, isFirst else {
      return StandingReason(
        StandingReason.indexMismatch, .notCompromisedSince(entry: "\(from)"))
    }
    return nil
  }

  /// What it does not touch is an act, which is never undone and never made good in retrospect.
  ///
  /// Whether the event is set aside at present plays no part: a release of one that stands does
  /// nothing, and a fold that knows the release beforehand must judge it alike.
  private mutating func objection(
    toRelease data: JSONValue, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let hash = data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash]
    else { return StandingReason(StandingReason.unknownEvent) }
    guard let type = try pastType(of: target.event), type.canBeSetAsideByRevocation else {
      return StandingReason(StandingReason.notReleasable, detail: target.event.type)
    }
    return nil
  }

  private mutating func objection(toSkip data: JSONValue) throws(RowError) -> StandingReason? {
    guard let name = data["key"]?.string, let fingerprint = Fingerprint(name),
      let key = try keys.row(fingerprint), key.end == nil, key.role != .log
    else {
      return StandingReason(StandingReason.unknownKey, detail: data["key"]?.string ?? "")
    }
    guard let number = data["number"]?.integer, number > key.head else {
      return StandingReason(StandingReason.numberTaken, detail: "\(key.head)")
    }
    return nil
  }

  private mutating func objection(
    toApproval record: Record, by key: KeyRow, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let hash = record.data["act"]?.string.flatMap(Hash.init(hex:)),
      let row = try ledger.row(LedgerRow.key)
    else { return StandingReason(StandingReason.unknownEvent) }
    let approver = record.event.author.key
    if hash == row.genesis.hash {
      return row.awaitedRegistrars.contains(approver)
        ? nil : StandingReason(StandingReason.approvedBefore)
    }
    guard let act = try acts.row(hash), let approved = fetched.events[hash] else {
      return StandingReason(StandingReason.unknownEvent, detail: "\(hash)")
    }
    guard act.state == .pending else {
      return StandingReason(StandingReason.notPending, detail: act.state.rawValue)
    }
    guard !act.approvals.contains(approver) else {
      return StandingReason(StandingReason.approvedBefore)
    }
    if key.role != .registrar,
      let reason = try objection(toConsentBy: key, to: approved, fetched: fetched)
    {
      return reason
    }
    guard let type = try pastType(of: approved.event),
      try isDecided(act, approved, by: key, threshold: row.genesis.threshold, fetched: fetched)
    else { return nil }
    return try objection(toAct: approved, type: type, role: .registrar, fetched: fetched)
  }
}

extension EventType {
  /// Whether the type is an act on the directory, which registrars approve together.
  var isAct: Bool { isLedgerType && LedgerType.acts.contains(shortName) }
}
