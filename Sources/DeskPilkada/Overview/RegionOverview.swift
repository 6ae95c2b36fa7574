package import EventLedger

/// Everything about one region that follows from the state and a clock: its card, what it has and
/// lacks, what is on its way, and what is open.
package struct RegionOverview: Sendable {
  package let card: RegionCard
  package let instant: Instant
  /// The codes of the regions it lies in, the nearest first.
  package let around: [String]
  /// The codes in force of the regions directly below, sorted.
  package let children: [String]
  /// Where the targets of those do not add up to the region's own.
  package let mismatches: [TargetMismatch]
  /// Item by item.
  package let stock: [RegionStock]
  /// The villages in the region, or the village itself.
  package let villages: LogisticsCompleteness
  /// On their way from or to the region.
  package let shipments: [RegionShipment]
  /// The region's own reports that were received by then, the newest first; only desks report.
  package let reports: [ReportSubmitted]
  package let violations: [OpenViolation]
  package let incidents: [OpenIncident]
  /// What the region's desk owes.
  package let tasks: [OpenTask]
  /// What was declared of the region last, beside what was counted.
  package let declared: ReadinessDeclared?
  /// The items of the catalogue by their codes.
  package let items: [String: ItemCatalogued]

  /// The overview of a region by any of its codes; nil when no such code is known.
  package init?(of asked: String, at instant: Instant, from reader: any ProjectionReader) throws {
    let rows = PilkadaRows(reader)
    let regions = try rows.rows(RegionRow.self, of: RegionRow.definition)
    let codes = RegionCodes(regions)
    guard let card = try RegionCard(of: asked, codes: codes, from: rows) else { return nil }
    let scope = Scope(card.code)
    let balances = try LogisticsBalances(of: card.code, codes: codes, from: rows)
    let open = try OpenCases(rows, codes: codes, at: instant)
    self.card = card
    self.instant = instant
    around = RegionCode(card.code)?.around ?? []
    children = regions.filter { code, row in
      row.isInForce(as: code) && RegionCode(code)?.parent?.text == card.code
    }.map(\.key)
    mismatches = TargetMismatch.all(in: regions).filter { $0.region == card.code }
    villages = LogisticsCompleteness(at: .village, in: balances, regions: regions)
    stock = RegionStock.all(in: balances, villages: villages)
    shipments = try RegionShipment.underway(
      touching: scope, at: instant, codes: codes, from: rows)
    reports = try Self.reports(of: card.code, until: instant, from: rows)
    violations = open.violations(in: scope)
    incidents = open.incidents(in: scope)
    tasks = open.tasks.filter { $0.task.desk == card.code }
    let readiness = try rows.row(ReadinessRow.self, of: ReadinessRow.definition, key: card.code)
    declared = readiness?.declarations.items.last { $0.asOf <= instant }
    items = try ItemCatalogued.all(from: rows)
  }

  /// Every code under which events speak of the region, the one in force first.
  package var allCodes: [String] { [card.code] + card.former.map(\.code) }

  private static func reports(
    of desk: String, until instant: Instant, from rows: PilkadaRows
  ) throws -> [ReportSubmitted] {
    guard RegionCode(desk)?.partCount == RegionLevel.regency.partCount else { return [] }
    return try rows.rows(ReportRow.self, of: ReportRow.definition, withPrefix: "REP-\(desk)-")
      .flatMap(\.row.submissions.counting)
      .filter { $0.desk == desk && $0.received <= instant }
      .sorted { $1.index < $0.index }
  }
}

extension RegionCode {
  /// The codes of the regions that this one lies in, the nearest first.
  fileprivate var around: [String] { parent.map { [$0.text] + $0.around } ?? [] }
}
