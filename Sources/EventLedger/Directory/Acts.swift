import CanonicalJSON
import TransparencyLog

/// The registrars' acts: who has proposed and approved them, and which have taken effect.
///
/// What an act does then is told to whom it concerns.
package struct Acts {
  private var acts: Table<ActRow>

  init(rows: (any RowSource)?) { acts = Table(source: rows) }

  /// An act; nil when the event is none.
  mutating func act(_ event: Hash) throws(RowError) -> ActRow? { try acts.row(event) }

  var tables: [any ProjectionTable] { [acts] }

  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [(acts.definition.name, acts.takeChanges())]
  }

  /// What stands against a further act: too many that wait.
  ///
  /// An erasure may wait for a desk also where one registrar suffices.
  func objection(toProposing type: EventType, in ledger: LedgerRow) -> StandingReason? {
    let isShared =
      type.isAct
      && (ledger.genesis.threshold > 1 || type.shortName == LedgerType.privateDataErased)
    guard isShared, ledger.pendingActs >= Constants.pendingActsMax else { return nil }
    return StandingReason(StandingReason.tooManyPendingActs)
  }

  /// Takes an act in: it takes effect at once when one registrar suffices, or when its author may
  /// act alone; else it waits for approvals.
  ///
  /// `consent`: the desk without whose yes it takes no effect.
  /// - Returns: whether it takes effect.
  mutating func propose(
    _ record: Record, type: EventType, consent: String?, directory: inout Directory
  ) throws(RowError) -> Bool {
    guard let row = try directory.row() else { return false }
    let author = record.event.author.key
    var act = ActRow(type: type.shortName, index: record.index, author: author)
    let isOwnEnd =
      type.shortName == LedgerType.keyRevoked && record.data["key"]?.string == "\(author)"
    let role = try directory.key(author)?.role
    let isEffective =
      (row.genesis.threshold == 1 || role != .registrar || isOwnEnd) && consent == nil
    if isEffective {
      act.state = .effective
      act.effectiveAt = record.index
    } else {
      try directory.updateLedger(at: record.index) { $0.pendingActs += 1 }
    }
    try acts.update(record.event.hash, at: record.index) { $0 = act }
    return isEffective
  }

  /// Adds an approval to an act that waits.
  ///
  /// - Returns: whether it takes effect.
  mutating func approve(
    _ act: Hash, by approver: Fingerprint, isDecided: Bool, at index: UInt64,
    directory: inout Directory
  ) throws(RowError) -> Bool {
    try acts.update(act, at: index) { act in
      act?.approvals.append(approver)
      guard isDecided else { return }
      act?.state = .effective
      act?.effectiveAt = index
    }
    if isDecided { try directory.updateLedger(at: index) { $0.pendingActs -= 1 } }
    return isDecided
  }

  /// Takes an act back that waits.
  mutating func withdraw(
    _ act: Hash, at index: UInt64, directory: inout Directory
  ) throws(RowError) {
    try acts.update(act, at: index) { $0?.state = .withdrawn }
    try directory.updateLedger(at: index) { $0.pendingActs -= 1 }
  }

  /// Whether an act has every yes that it needs once this key has said it.
  ///
  /// The desk's yes is not counted with the registrars'; like theirs it counts while its key is in
  /// force.
  ///
  /// * `consent`: the desk without whose yes the act takes no effect.
  /// * `size`: the number of entries before this one.
  func isDecided(
    _ act: ActRow, by key: KeyRow, consent: String?, at size: UInt64, directory: inout Directory
  ) throws(RowError) -> Bool {
    guard let threshold = try directory.genesis()?.threshold else { return false }
    var approvals = key.role == .registrar ? 1 : 0
    var hasConsent = consent == nil || key.desk == consent
    for approver in act.approvals {
      guard let row = try directory.key(approver), row.isInForce(at: size) else { continue }
      if row.role == .registrar { approvals += 1 }
      if row.desk == consent { hasConsent = true }
    }
    return approvals >= threshold && hasConsent
  }
}
