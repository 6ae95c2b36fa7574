import CanonicalJSON
import TransparencyLog

/// The second stage of admission: may this author say this, about this region, in this form?
///
/// What fails it is an entry all the same, set aside with the reason. Standing is computed by
/// replay and never stored as truth.
extension LedgerState {
  /// What must be fetched before `standing` can be asked, given what was fetched so far.
  ///
  /// Asked again with what was found until nothing is missing: a withdrawal needs the correction
  /// it withdraws, and then the event that was corrected.
  package mutating func needsForStanding(
    _ prepared: PreparedEntry, fetched: Fetched
  ) throws(RowError) -> Needs {
    var needs = Needs()
    if let anchor = prepared.event.anchor {
      needs.received.insert(anchor.size - 1)
      // After a restart it must be known whether the anchor is one into the history that was lost.
      if try logKeys()?.restartedAt != nil { needs.checkpoint = anchor.size }
    }
    guard let type = prepared.type, type.isLedgerType, prepared.violation == nil else {
      return needs
    }
    let data = prepared.event.data
    switch type.shortName {
    case LedgerType.actApproved:
      guard let act = data["act"]?.string.flatMap(Hash.init(hex:)) else { break }
      needs.events.insert(act)
      // The act is judged again by its last approval, with all that it needed itself.
      if let approved = fetched.events[act] {
        addActNeeds(of: approved.event, to: &needs, fetched: fetched)
      }
    case LedgerType.submissionRefused:
      if let taken = data["taken"]?.string.flatMap(Hash.init(hex:)) { needs.events.insert(taken) }
    case LedgerType.keyRevoked, LedgerType.eventReleased, LedgerType.privateDataErased:
      addActNeeds(of: prepared.event, to: &needs, fetched: fetched)
    case _ where type.isAmendment:
      if let target = data["event"]?.string.flatMap(Hash.init(hex:)) {
        try addAmended(target, to: &needs, fetched: fetched)
      }
    default: break
    }
    return needs
  }

  /// Whether the next entry counts.
  ///
  /// - Throws: also when its type or its key is not known: then it should not be an entry.
  package mutating func standing(
    of prepared: PreparedEntry, fetched: Fetched
  ) throws(RowError) -> Standing {
    if size == 0 { return .stands }
    let event = prepared.event
    guard let type = prepared.type, let key = try key(event.author.key) else {
      // A log that takes in what it must not can be replayed by anybody, who shall be told.
      throw RowError(
        projection: KeyRow.definition.name, key: "\(event.author.key)",
        reason: "entry \(size), of type \(event.type), should not have been taken in")
    }
    let isAnchorLost = try isAnchorLost(of: event, by: key, fetched: fetched)
    if let reason = objection(toRoleOf: key, event: event, type: type)
      ?? objection(toDataOf: prepared)
      ?? objection(
        toTimesOf: event, anchoring: isAnchorLost ? nil : event.anchor,
        received: prepared.entry.received, fetched: fetched)
      ?? releases.objection(afterRevocationOf: event, type: type, at: size)
    {
      return .setAside(reason)
    }
    let reason =
      if let decoded = prepared.decoded {
        try domain.objection(to: decoded, rules: prepared.rulesVersion)
      } else {
        try objection(
          toLedgerType: Record(index: size, entry: prepared.entry), type: type, key: key,
          fetched: fetched)
      }
    return reason.map(Standing.setAside) ?? .stands
  }

  func objection(
    toRoleOf key: KeyRow, event: Event, type: EventType
  ) -> StandingReason? {
    guard type.roles.contains(key.role) else {
      return StandingReason(StandingReason.wrongRole, detail: key.role.rawValue)
    }
    guard key.scope.contains(event.subject) else {
      return StandingReason(
        StandingReason.outOfScope, .outside(region: event.subject, scope: key.scope.code))
    }
    return nil
  }

  private func objection(toDataOf prepared: PreparedEntry) -> StandingReason? {
    prepared.violation.map { violation in
      StandingReason(
        StandingReason.schemaInvalid, detail: violation.place)
    }
  }

  /// `anchor`: the event's, unless it is one into a history that was lost.
  private func objection(
    toTimesOf event: Event, anchoring anchor: Anchor?, received: Instant, fetched: Fetched
  ) -> StandingReason? {
    if releases.revisions.isReleased(event.hash) { return nil }
    let tolerance = Constants.clockToleranceSeconds
    for (name, time) in [("time", event.time), ("recordedtime", event.recordedTime)]
    where time.instant > received.advanced(by: tolerance) {
      return StandingReason(StandingReason.clockAhead, detail: "\(name) \(time)")
    }
    if let anchor, let floor = fetched.received[anchor.size - 1],
      event.recordedTime.instant.advanced(by: tolerance) < floor
    {
      return StandingReason(
        StandingReason.clockBeforeAnchor,
        .anchored(recorded: "\(event.recordedTime)", from: "\(Timestamp(utc: floor))"))
    }
    return nil
  }

  private mutating func objection(
    toLedgerType record: Record, type: EventType, key: KeyRow, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    if type.isSeal { return try seals.objection(to: record) }
    if type.isRefusal { return try directory.objection(toRefusal: record, fetched: fetched) }
    return type.isAmendment
      ? try objection(toAmendment: record, type: type, fetched: fetched)
      : try objection(toAct: record, type: type, by: key, fetched: fetched)
  }
}
