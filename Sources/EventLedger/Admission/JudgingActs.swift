import CanonicalJSON
import TransparencyLog

/// How the registrars' acts, approvals and new keys are judged, and who is told when an act takes
/// effect.
extension LedgerState {
  /// Adds what judging an act needs: for a revocation, when the entries around its place came in,
  /// for a release the event, for an erasure the event with what it corrects.
  func addActNeeds(of act: Event, to needs: inout Needs, fetched: Fetched) {
    switch catalogue.types[act.type]?.shortName {
    case LedgerType.keyRevoked:
      guard let index = act.data["setAsideFrom"]?.integer.flatMap(UInt64.init(exactly:)) else {
        return
      }
      needs.received.formUnion([index, max(1, index) - 1])
    case LedgerType.eventReleased:
      if let event = act.data["event"]?.string.flatMap(Hash.init(hex:)) {
        needs.events.insert(event)
      }
    case LedgerType.privateDataErased:
      Erasure.addNeeds(of: act.data, to: &needs, fetched: fetched)
    default: break
    }
  }

  /// What stands against an approval, a new key or an act.
  mutating func objection(
    toAct record: Record, type: EventType, by key: KeyRow, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let row = try directory.row() else { return nil }
    if let reason = acts.objection(toProposing: type, in: row) { return reason }
    switch type.shortName {
    case LedgerType.actApproved:
      return try objection(toApproval: record, by: key, fetched: fetched)
    case LedgerType.keyRotated:
      return try directory.objection(toNewKey: record.data["key"])
    default:
      return try objection(toAct: record, type: type, role: key.role, fetched: fetched)
    }
  }

  /// What stands against an act, when it is written and again when it takes effect.
  private mutating func objection(
    toAct record: Record, type: EventType, role: Role, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    let rules = try rulesOfNext()
    let data = record.data
    return switch type.shortName {
    case LedgerType.deskRegistered: try directory.objection(toDesk: data)
    case LedgerType.keyRegistered: try directory.objection(toKey: data, role: role)
    case LedgerType.keyRevoked:
      try directory.objection(toRevocation: record, role: role, fetched: fetched)
    case LedgerType.eventReleased:
      releases.objection(toRelease: data, fetched: fetched, rules: rules)
    case LedgerType.chainSkipped: try directory.objection(toSkip: data)
    case LedgerType.rulesAdopted: try directory.objection(toRules: data)
    case LedgerType.logRestarted: try directory.objection(toRestart: data)
    case LedgerType.privateDataErased:
      try erasures.objection(to: data, fetched: fetched, rules: rules)
    default: nil
    }
  }

  private mutating func objection(
    toApproval record: Record, by key: KeyRow, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let hash = record.data["act"]?.string.flatMap(Hash.init(hex:)),
      let row = try directory.row()
    else { return StandingReason(StandingReason.unknownEvent) }
    let approver = record.event.author.key
    if hash == row.genesis.hash {
      return row.awaitedRegistrars.contains(approver)
        ? nil : StandingReason(StandingReason.approvedBefore)
    }
    guard let act = try acts.act(hash), let approved = fetched.events[hash] else {
      return StandingReason(StandingReason.unknownEvent, detail: "\(hash)")
    }
    guard act.state == .pending else {
      return StandingReason(StandingReason.notPending, detail: act.state.rawValue)
    }
    guard !act.approvals.contains(approver) else {
      return StandingReason(StandingReason.approvedBefore)
    }
    let consent = try deskToConsent(to: approved, fetched: fetched)
    if key.role != .registrar, let reason = objection(toConsentBy: key, asked: consent) {
      return reason
    }
    guard let type = try pastType(of: approved.event),
      try acts.isDecided(act, by: key, consent: consent, at: size, directory: &directory)
    else { return nil }
    return try objection(toAct: approved, type: type, role: .registrar, fetched: fetched)
  }

  /// What stands against the yes of a key that is no registrar's: it counts for one thing only.
  private func objection(toConsentBy key: KeyRow, asked desk: String?) -> StandingReason? {
    guard let desk else {
      return StandingReason(StandingReason.wrongRole, detail: key.role.rawValue)
    }
    return key.desk == desk ? nil : StandingReason(StandingReason.notTheAuthorsDesk, detail: desk)
  }

  private mutating func deskToConsent(
    to act: Record, fetched: Fetched
  ) throws(RowError) -> String? {
    Erasure.deskToConsent(to: act, fetched: fetched, under: try rulesOfNext())
  }

  /// Folds what opens the ledger, a new key, an act or an approval.
  mutating func foldAct(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    switch type.shortName {
    case LedgerType.ledgerOpened: try directory.open(record)
    case LedgerType.actApproved: try foldApproval(record, fetched: fetched)
    case LedgerType.keyRotated: try directory.rotate(record)
    default:
      let consent = try deskToConsent(to: record, fetched: fetched)
      if try acts.propose(record, type: type, consent: consent, directory: &directory) {
        try takeEffect(record, type: type, at: record.index, fetched: fetched)
      }
    }
  }

  private mutating func foldApproval(_ record: Record, fetched: Fetched) throws(RowError) {
    guard let hash = record.data["act"]?.string.flatMap(Hash.init(hex:)),
      let row = try directory.row()
    else { return }
    let approver = record.event.author.key
    if hash == row.genesis.hash {
      return try directory.updateLedger(at: record.index) { row in
        row.awaitedRegistrars.removeAll { $0 == approver }
      }
    }
    guard let act = try acts.act(hash), let approved = fetched.events[hash],
      let type = try pastType(of: approved.event), let key = try key(approver)
    else { return }
    let consent = try deskToConsent(to: approved, fetched: fetched)
    let isDecided = try acts.isDecided(
      act, by: key, consent: consent, at: size, directory: &directory)
    if try acts.approve(
      hash, by: approver, isDecided: isDecided, at: record.index, directory: &directory)
    {
      try takeEffect(approved, type: type, at: record.index, fetched: fetched)
    }
  }

  private mutating func takeEffect(
    _ act: Record, type: EventType, at index: UInt64, fetched: Fetched
  ) throws(RowError) {
    switch type.shortName {
    case LedgerType.deskRegistered: try directory.registerDesk(act, at: index)
    case LedgerType.keyRegistered: try directory.registerKey(act, at: index)
    case LedgerType.keyRevoked:
      if let reached = try directory.revoke(act, at: index) {
        releases.setAside(eventsOf: reached.keys, by: reached.reach)
      }
    case LedgerType.eventReleased: try releases.release(act, at: index)
    case LedgerType.chainSkipped: try directory.skip(act, at: index)
    case LedgerType.rulesAdopted: try directory.adoptRules(act, at: index)
    case LedgerType.logRestarted: try directory.restart(act, at: index)
    case LedgerType.privateDataErased:
      try erasures.erase(act, at: index, fetched: fetched, rules: try rulesOfNext())
    default: break
    }
  }
}

extension EventType {
  /// Whether the type is an act on the directory, which registrars approve together.
  var isAct: Bool { isLedgerType && LedgerType.acts.contains(shortName) }
}
