import CanonicalJSON
import TransparencyLog

/// Corrections and withdrawals: the earlier event is never changed, what counts of it is.
extension LedgerState {
  /// Adds what judging an amendment of an event needs: the event, its corrections, and, when the
  /// event is itself a correction, the same of the event it corrects.
  mutating func addAmended(
    _ target: Hash, to needs: inout Needs, fetched: Fetched
  ) throws(RowError) {
    needs.events.insert(target)
    let row = try amendments.row(target)
    needs.events.formUnion(row?.corrections.map(\.hash) ?? [])
    guard let record = fetched.events[target], isCorrection(record.event),
      let corrected = record.event.data["event"]?.string.flatMap(Hash.init(hex:))
    else { return }
    try addAmended(corrected, to: &needs, fetched: fetched)
  }

  mutating func objection(
    toAmendment record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let hash = record.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash], let targetType = catalogue.types[target.event.type]
    else { return StandingReason(StandingReason.unknownEvent) }
    guard target.event.author.desk == record.event.author.desk else {
      return StandingReason(StandingReason.notTheAuthorsDesk, detail: target.event.author.desk)
    }
    guard target.event.subject == record.event.subject else {
      return StandingReason(StandingReason.otherSubject, detail: target.event.subject)
    }
    guard try setAside.row(hash) == nil else {
      return StandingReason(StandingReason.notCorrectable, detail: "it is set aside")
    }
    guard try amendments.row(hash)?.withdrawnBy == nil else {
      return StandingReason(StandingReason.alreadyWithdrawn)
    }
    if type.shortName == LedgerType.recordCorrected {
      return try objection(toCorrection: record, of: target, type: targetType, fetched: fetched)
    }
    return try objection(toWithdrawal: record, of: target, type: targetType)
  }

  private mutating func objection(
    toWithdrawal record: Record, of target: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    if !type.isLedgerType || isCorrection(target.event) { return nil }
    let act = try acts.row(target.event.hash)
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
    let known = try amendments.row(target.event.hash)?.corrections.map(\.hash) ?? []
    if let replaces = record.data["replaces"]?.string.flatMap(Hash.init(hex:)),
      !known.contains(replaces)
    {
      return StandingReason(StandingReason.unknownEvent, detail: "\(replaces)")
    }
    // Judged as if it were applied next: the result must fit the type, in conflict or not.
    let line = known.compactMap { fetched.events[$0] } + [record]
    guard let corrected = target.corrected(by: line) else {
      return StandingReason(StandingReason.notCorrectable, detail: "no such member")
    }
    if let violation = type.firstViolation(in: corrected.data) {
      return StandingReason(
        StandingReason.schemaInvalid, detail: violation.place)
    }
    return nil
  }

  mutating func foldAmendment(
    _ record: Record, type: EventType, fetched: Fetched
  ) throws(RowError) {
    guard let hash = record.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash]
    else { return }
    if type.shortName == LedgerType.recordCorrected {
      try amend(target, at: record.index, fetched: fetched.including(record)) { row in
        let replaces = record.data["replaces"]?.string.flatMap(Hash.init(hex:))
        row.corrections.append(.init(hash: record.event.hash, replaces: replaces))
      }
    } else if isCorrection(target.event) {
      try withdraw(correction: target, by: record, fetched: fetched)
    } else if try acts.row(hash) != nil {
      try acts.update(hash, at: record.index) { $0?.state = .withdrawn }
      try ledger.update(LedgerRow.key, at: record.index) { $0?.pendingActs -= 1 }
    } else {
      try amend(target, at: record.index, fetched: fetched) { $0.withdrawnBy = record.event.hash }
    }
  }

  private mutating func withdraw(
    correction: Record, by record: Record, fetched: Fetched
  ) throws(RowError) {
    guard let hash = correction.event.data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash]
    else { return }
    try amend(target, at: record.index, fetched: fetched) { row in
      row.corrections.removeAll { $0.hash == correction.event.hash }
    }
    try amendments.update(correction.event.hash, at: record.index) { row in
      row = row ?? AmendmentRow()
      row?.withdrawnBy = record.event.hash
    }
  }

  /// Changes what later events say about a record, and what of it counts accordingly.
  private mutating func amend(
    _ target: Record, at index: UInt64, fetched: Fetched, _ change: (inout AmendmentRow) -> Void
  ) throws(RowError) {
    let key = target.event.hash
    guard let type = catalogue.types[target.event.type] else { return }
    let before = try amendments.row(key) ?? AmendmentRow()
    var after = before
    change(&after)
    if let counted = target.counted(under: before, fetched: fetched) {
      try domain.remove(counted, type: type, at: index)
    }
    if let counted = target.counted(under: after, fetched: fetched) {
      try domain.add(counted, type: type, at: index)
    }
    try amendments.update(key, at: index) { $0 = after }
  }

  private func isCorrection(_ event: Event) -> Bool {
    catalogue.types[event.type]?.shortName == LedgerType.recordCorrected
  }
}

extension Record {
  /// What of the record counts under its amendments; nil when it is withdrawn.
  package func counted(under amendments: AmendmentRow, fetched: Fetched) -> Record? {
    guard amendments.withdrawnBy == nil else { return nil }
    return corrected(by: amendments.applicable.compactMap { fetched.events[$0] })
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
