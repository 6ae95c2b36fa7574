import CanonicalJSON
package import EventLedger

/// What a correction can make of an event: what its author could have said in its place, under the
/// same label.
extension PilkadaState {
  package mutating func objection(
    to corrected: Record, insteadOf counted: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    let label = corrected.event.data.text(type.labelMember)
    guard corrected.data.text(type.labelMember) == label else {
      return StandingReason(PilkadaObjection.labelCorrected, detail: label ?? "")
    }
    switch type.shortName {
    case PilkadaType.regionRegistered, PilkadaType.regionRenamed, PilkadaType.regionRecoded:
      let subject = counted.event.subject
      let region = try regions.row(subject)
      _ = try regions.exchange(subject, for: region?.without(counted))
      let reason = try objection(to: corrected, type: type)
      _ = try regions.exchange(subject, for: region)
      return reason
    default:
      return try objection(to: corrected, type: type)
    }
  }
}

extension RegionRow {
  /// The row as if a record had not been counted.
  fileprivate func without(_ record: Record) -> RegionRow {
    var row = self
    row.names.remove(index: Int64(record.index))
    row.recodes.remove(index: Int64(record.index))
    return row
  }
}

extension EventType {
  /// The member of the data with the label that the event stands under; not every type has one.
  ///
  /// It is called as the first part of the type: `shipment` in `shipment.received`.
  fileprivate var labelMember: String { String(shortName.prefix { $0 != "." }) }
}
