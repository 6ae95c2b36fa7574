import CanonicalJSON
package import JSONSchema
import TransparencyLog

/// Corrections, withdrawals and what other bodies hold of an event: the earlier event is never
/// changed, what counts of it is.
extension LedgerState {
  /// Adds what judging an amendment of an event needs: the event, its corrections, and, when the
  /// event is itself an amendment, the same of the event it amends.
  mutating func addAmended(
    _ target: Hash, to needs: inout Needs, fetched: Fetched
  ) throws(RowError) {
    needs.events.insert(target)
    let row = try amendments.row(target)
    needs.events.formUnion(row?.corrections.map(\.hash) ?? [])
    guard let record = fetched.events[target], try isWithdrawableAmendment(record.event),
      let amended = record.event.data["event"]?.string.flatMap(Hash.init(hex:))
    else { return }
    try addAmended(amended, to: &needs, fetched: fetched)
  }

  mutating func objection(
    toAmendment record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let hash = record.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash], let targetType = try pastType(of: target.event)
    else { return StandingReason(StandingReason.unknownEvent) }
    let isOwn = target.event.author.desk == record.event.author.desk
    guard isOwn != type.isAssessment else {
      return StandingReason(
        isOwn ? StandingReason.ownRecord : StandingReason.notTheAuthorsDesk,
        detail: target.event.author.desk)
    }
    guard target.event.subject == record.event.subject else {
      return StandingReason(StandingReason.otherSubject, detail: target.event.subject)
    }
    guard try setAside.row(hash) == nil else {
      return StandingReason(StandingReason.notCorrectable, .isSetAside)
    }
    guard try amendments.row(hash)?.withdrawnBy == nil else {
      return StandingReason(StandingReason.alreadyWithdrawn)
    }
    switch type.shortName {
    case LedgerType.recordCorrected:
      return try objection(toCorrection: record, of: target, type: targetType, fetched: fetched)
    case LedgerType.recordWithdrawn:
      return try objection(toWithdrawal: record, of: target, type: targetType)
    default:
      return try objection(toAssessment: record, of: target, type: targetType)
    }
  }

  private mutating func objection(
    toWithdrawal record: Record, of target: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    let isWithdrawable = try isWithdrawableAmendment(target.event)
    if !type.isLedgerType || isWithdrawable { return nil }
    let act = try act(target.event.hash)
    guard act?.state == .pending, target.event.author == record.event.author else {
      return StandingReason(StandingReason.notCorrectable, detail: type.shortName)
    }
    return nil
  }

  private mutating func objection(
    toCorrection record: Record, of target: Record, type: EventType, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard !type.isLedgerType else {
      return StandingReason(StandingReason.notCorrectable, detail: type.shortName)
    }
    let amendment = try amendments.row(target.event.hash) ?? AmendmentRow()
    let known = amendment.corrections.map(\.hash)
    if let replaces = record.replaces, !known.contains(replaces) {
      return StandingReason(StandingReason.unknownEvent, detail: "\(replaces)")
    }
    guard known.count < AmendmentRow.correctionsMax else {
      return StandingReason(StandingReason.tooManyCorrections)
    }
    guard let corrected = target.corrected(by: record, under: amendment, fetched: fetched),
      let counted = target.counted(under: amendment, fetched: fetched)
    else { return StandingReason(StandingReason.notCorrectable, .noSuchMember) }
    return try objection(to: corrected, insteadOf: counted, type: type)
  }

  /// What stands against an event as a correction leaves it: all that could stand against the
  /// event itself, or a correction would say what its author could not have said.
  ///
  /// It is judged in the event's place: by the event's author, for its subject and with its times,
  /// and as if what counts of it so far had not been said.
  private mutating func objection(
    to corrected: Record, insteadOf counted: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    if let violation = type.firstViolation(in: corrected.data) {
      return StandingReason(StandingReason.schemaInvalid, detail: violation.place)
    }
    let author = corrected.event.author.key
    guard let key = try key(author) else {
      return StandingReason(StandingReason.unknownKey, detail: "\(author)")
    }
    if let reason = objection(toRoleOf: key, event: corrected.event, type: type) { return reason }
    guard let kind = type.kind else { return nil }
    return try domain.objection(
      to: kind.decode(corrected), insteadOf: kind.decode(counted), rules: rulesOfNext().version)
  }

  /// In which ways a correction would make its event unfit for its type, and that type; nil when
  /// it would not, or is none.
  package mutating func misfit(
    of correction: Record, fetched: Fetched
  ) throws(RowError) -> (type: EventType, violations: [JSONSchemaViolation])? {
    guard let hash = correction.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash], let type = try pastType(of: target.event),
      let corrected = target.corrected(
        by: correction, under: try amendments.row(hash) ?? AmendmentRow(), fetched: fetched)
    else { return nil }
    let violations = type.violations(in: corrected.data)
    return violations.isEmpty ? nil : (type, violations)
  }

  mutating func foldAmendment(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    guard let hash = record.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash]
    else { return }
    if type.isAssessment {
      try foldAssessment(record, of: target, type: type, fetched: fetched)
    } else if type.shortName == LedgerType.recordCorrected {
      try amend(target, at: record.index, fetched: fetched.including(record)) { row in
        row.corrections.append(.init(hash: record.event.hash, replaces: record.replaces))
      }
    } else if try isWithdrawableAmendment(target.event) {
      try withdraw(amendment: target, by: record, fetched: fetched)
    } else if try act(hash) != nil {
      try acts.withdraw(hash, at: record.index, directory: &directory)
    } else {
      try amend(target, at: record.index, fetched: fetched) { $0.withdrawnBy = record.event.hash }
    }
  }

  private mutating func withdraw(
    amendment: Record, by record: Record, fetched: Fetched
  ) throws(RowError) {
    guard let hash = amendment.event.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash]
    else { return }
    try amend(target, at: record.index, fetched: fetched) { row in
      row.corrections.removeAll { $0.hash == amendment.event.hash }
      row.confirmations.removeAll { $0.hash == amendment.event.hash }
      row.disputes.removeAll { $0.hash == amendment.event.hash }
    }
    try amendments.update(amendment.event.hash, at: record.index) { row in
      row = row ?? AmendmentRow()
      row?.withdrawnBy = record.event.hash
    }
  }

  /// Changes what later events say about a record, and what of it counts accordingly.
  mutating func amend(
    _ target: Record, at index: UInt64, fetched: Fetched, _ change: (inout AmendmentRow) -> Void
  ) throws(RowError) {
    let key = target.event.hash
    guard let kind = try pastType(of: target.event)?.kind else { return }
    let before = try amendments.row(key) ?? AmendmentRow()
    var after = before
    change(&after)
    if before.effect != after.effect {
      if let counted = target.counted(under: before, fetched: fetched) {
        try domain.fold(Change(kind.decode(counted), at: index, isAddition: false))
      }
      if let counted = target.counted(under: after, fetched: fetched) {
        try domain.fold(Change(kind.decode(counted), at: index, isAddition: true))
      }
    }
    try amendments.update(key, at: index) { $0 = after }
  }

  /// Whether an event is an amendment that its own author can take back.
  private mutating func isWithdrawableAmendment(_ event: Event) throws(RowError) -> Bool {
    guard let type = try pastType(of: event) else { return false }
    return type.isAmendment && type.shortName != LedgerType.recordWithdrawn
  }
}

/// Confirmations and disputes: what another body than the author's desk holds of an event.
extension LedgerState {
  /// A body says one thing of an event, and takes it back before it says another.
  mutating func objection(
    toAssessment record: Record, of target: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    guard !type.isLedgerType else {
      return StandingReason(StandingReason.notCorrectable, detail: type.shortName)
    }
    let desk = record.event.author.desk
    guard try amendments.row(target.event.hash)?.isAssessed(by: desk) != true else {
      return StandingReason(StandingReason.assessedBefore, detail: desk)
    }
    return nil
  }

  mutating func foldAssessment(
    _ record: Record, of target: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    let hash = record.event.hash
    let desk = record.event.author.desk
    try amend(target, at: record.index, fetched: fetched) { row in
      if type.shortName == LedgerType.recordConfirmed {
        row.confirmations.append(
          .init(hash: hash, desk: desk, index: record.index, correction: row.applicable.last))
      } else {
        let reason = record.data["reason"]?.string ?? ""
        row.disputes.append(.init(hash: hash, desk: desk, index: record.index, reason: reason))
      }
    }
  }
}

extension EventType {
  /// Whether events of the type tell what another body holds of an event.
  var isAssessment: Bool {
    isLedgerType
      && (shortName == LedgerType.recordConfirmed || shortName == LedgerType.recordDisputed)
  }
}

extension Record {
  /// What of the record counts under its amendments; nil when it is withdrawn.
  package func counted(under amendments: AmendmentRow, fetched: Fetched) -> Record? {
    guard amendments.withdrawnBy == nil else { return nil }
    let record = corrected(by: amendments.applicable.compactMap { fetched.events[$0] })
    return record.map { record in
      Record(
        index: record.index, event: record.event, received: record.received, data: record.data,
        isConfirmed: amendments.isConfirmed)
    }
  }

  /// The correction that a correction says it follows.
  fileprivate var replaces: Hash? { data["replaces"]?.string.flatMap(Hash.init(hex:)) }

  /// The record as it counts when a further correction applies, which it does behind those that it
  /// follows and no others; nil when one of them names a member that is not there.
  ///
  /// Where two corrections contradict, one of them applies alone as soon as the other is withdrawn.
  fileprivate func corrected(
    by correction: Record, under amendments: AmendmentRow, fetched: Fetched
  ) -> Record? {
    let followed = amendments.line(upTo: correction.replaces).compactMap { fetched.events[$0] }
    return corrected(by: followed + [correction])
  }

  /// The record with corrections applied in order; nil when one names a member that is not there.
  package func corrected(by corrections: [Record]) -> Record? {
    guard !corrections.isEmpty else { return self }
    var json = JSON(data)
    for correction in corrections {
      for change in correction.data["values"].map({ Array($0.elements) }) ?? [] {
        guard let pointer = change["pointer"]?.string.flatMap(JSONPointer.init),
          pointer.tokens.first == "data", pointer.tokens.count > 1, let value = change["value"],
          let replaced = try? json.replacing(
            at: JSONPointer(tokens: Array(pointer.tokens.dropFirst())), with: JSON(value))
        else { return nil }
        json = replaced
      }
    }
    guard let bytes = try? json.canonicalBytes(), let text = try? JSONText(bytes) else {
      return nil
    }
    return Record(index: index, event: event, received: received, data: text.root)
  }
}

extension Fetched {
  fileprivate func including(_ record: Record) -> Fetched {
    var fetched = self
    fetched.events[record.event.hash] = record
    return fetched
  }
}
