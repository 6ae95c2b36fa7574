import EventLedger

/// A shipment that a region awaits, or that left it and has not arrived.
package struct RegionShipment: Sendable {
  package let key: String
  package let dispatch: ShipmentDispatched
  /// Nil while it is in time.
  package let lateness: ShipmentLateness?
  /// The index of the newest entry behind it.
  package let newest: UInt64

  /// The shipments on their way from or to a region or a place in it, those expected first first.
  static func underway(
    touching region: Scope, at instant: Instant, codes: RegionCodes, from rows: PilkadaRows
  ) throws -> [RegionShipment] {
    try rows.found(ShipmentRow.self, of: ShipmentRow.definition)
      .compactMap { found in
        guard let dispatch = found.row.dispatch, found.row.isUnderway,
          dispatch.departedAt <= instant,
          [dispatch.from, dispatch.to].contains(where: {
            region.contains(codes.current($0.region))
          })
        else { return nil }
        return RegionShipment(
          key: found.key, dispatch: dispatch, lateness: found.row.lateness(at: instant),
          newest: found.newest)
      }
      .sorted { ($0.dispatch.expectedAt, $0.key) < ($1.dispatch.expectedAt, $1.key) }
  }
}

extension ShipmentRow {
  /// Whether more of it is awaited.
  fileprivate var isUnderway: Bool { !isClosed && !isAccountedFor }
}
