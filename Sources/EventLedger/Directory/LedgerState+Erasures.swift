import CanonicalJSON
package import TransparencyLog

/// The erasure of sealed values: a registrars' act, for whose narratives the author's desk is
/// asked, too.
extension LedgerState {
  /// What was erased of an event; nil when nothing was.
  package mutating func erasure(of event: Hash) throws(RowError) -> ErasureRow? {
    try erasures.row(event)
  }

  /// Takes the places that were erased since the last call.
  ///
  /// A fold that is made again names those of earlier entries once more.
  package mutating func takeErasedPlaces() -> [ErasedPlace] {
    defer { erasedPlaces = [] }
    return erasedPlaces
  }

  /// The desk without whose yes an act takes no effect; nil when the registrars suffice.
  ///
  /// `fetched`: what judging the act needed.
  package mutating func deskToConsent(
    to act: Record, fetched: Fetched
  ) throws(RowError) -> String? {
    guard try pastType(of: act.event)?.shortName == LedgerType.privateDataErased else {
      return nil
    }
    let rules = try rulesOfNext()
    return (try? Erasure(act.data, fetched: fetched, catalogue: rules))?.deskToConsent
  }

  mutating func objection(
    toErasure data: JSONValue, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    let erasure: Erasure
    switch try read(data, fetched: fetched) {
    case .success(let read): erasure = read
    case .failure(let fault): return fault.reason
    }
    let before = try erasures.row(erasure.event)
    return erasure.places.first { before?.place(at: $0.pointer) != nil }
      .map { StandingReason(StandingReason.erasedBefore, detail: "\($0.pointer)") }
  }

  /// What stands against the yes of a key that is no registrar's: it counts for one thing only.
  mutating func objection(
    toConsentBy key: KeyRow, to act: Record, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    guard let desk = try deskToConsent(to: act, fetched: fetched) else {
      return StandingReason(StandingReason.wrongRole, detail: key.role.rawValue)
    }
    return key.desk == desk ? nil : StandingReason(StandingReason.notTheAuthorsDesk, detail: desk)
  }

  /// Whether an act has every yes that it needs once this key has said it.
  ///
  /// The desk's yes is not counted with the registrars'; like theirs it counts while its key is in
  /// force.
  mutating func isDecided(
    _ act: ActRow, _ record: Record, by key: KeyRow, threshold: Int, fetched: Fetched
  ) throws(RowError) -> Bool {
    let own = key.role == .registrar ? 1 : 0
    guard try approvalsInForce(of: act) + own >= threshold else { return false }
    guard let desk = try deskToConsent(to: record, fetched: fetched), key.desk != desk else {
      return true
    }
    for approver in act.approvals {
      if let row = try keys.row(approver), row.desk == desk, row.isInForce(at: size) {
        return true
      }
    }
    return false
  }

  mutating func erase(_ act: Record, at index: UInt64, fetched: Fetched) throws(RowError) {
    guard case .success(let erasure) = try read(act.data, fetched: fetched) else { return }
    try erasures.update(erasure.event, at: index) { row in
      var changed = row ?? ErasureRow(desk: erasure.desk)
      for place in erasure.places {
        changed.add(
          .init(
            pointer: place.pointer, kind: place.kind, basis: erasure.basis, act: act.event.hash,
            index: index))
      }
      row = changed
    }
    erasedPlaces += erasure.places.map { place in
      ErasedPlace(
        event: erasure.event, pointer: place.pointer, kind: place.kind, basis: erasure.basis,
        desk: erasure.desk, act: act.event.hash)
    }
  }

  private mutating func read(
    _ data: JSONValue, fetched: Fetched
  ) throws(RowError) -> Result<Erasure, ErasureFault> {
    let rules = try rulesOfNext()
    return Result { () throws(ErasureFault) in
      try Erasure(data, fetched: fetched, catalogue: rules)
    }
  }
}
