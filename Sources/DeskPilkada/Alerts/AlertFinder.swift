package import EventLedger

extension Alert {
  /// Everything that needs somebody's attention at an instant, the most urgent first.
  ///
  /// A pure function of the rows and its arguments. `offsetMinutes` is the ledger's own offset,
  /// by whose calendar days the limits of cases run; `received` tells when the entry of an index
  /// was taken in, for what the rows keep no time of.
  package static func all(
    over rows: PilkadaRows, at instant: Instant, offsetMinutes: Int,
    received: (UInt64) throws -> Instant
  ) throws -> [Alert] {
    try withoutActuallyEscaping(received) { received in
      let finder = try AlertFinder(
        rows: rows, instant: instant, offsetMinutes: offsetMinutes, received: received)
      return try finder.alerts().sorted { $0.order < $1.order }
    }
  }

  private var order: (AlertSeverity, Int, String, String) { (severity, kind.rank, region, key) }
}

/// Looks for alerts: one function for each kind of thing that can be wrong.
struct AlertFinder {
  let rows: PilkadaRows
  let instant: Instant
  let offsetMinutes: Int
  let received: (UInt64) throws -> Instant
  let codes: RegionCodes
  let open: OpenCases

  init(
    rows: PilkadaRows, instant: Instant, offsetMinutes: Int,
    received: @escaping (UInt64) throws -> Instant
  ) throws {
    self.rows = rows
    self.instant = instant
    self.offsetMinutes = offsetMinutes
    self.received = received
    codes = try RegionCodes(from: rows)
    open = try OpenCases(rows, codes: codes, at: instant)
  }

  func alerts() throws -> [Alert] {
    let cases = overdueClocks() + overdueInstructions()
    let shipments = try rows.found(ShipmentRow.self, of: ShipmentRow.definition)
    let logistics =
      overdueShipments(among: shipments) + shipmentDifferences(among: shipments)
      + (try negativeBalances())
    let keys = try setAsideAlerts() + doubleSignings()
    return try reportAlerts() + cases + logistics + keys + targetMismatches()
  }
}
