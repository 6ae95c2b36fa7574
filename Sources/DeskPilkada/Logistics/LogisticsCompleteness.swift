import EventLedger

/// Whether the regions of one level have received what was planned for them, item by item.
package struct LogisticsCompleteness: Sendable {
  /// An item of which a region has less than was planned.
  package struct Missing: Hashable, Sendable {
    package let item: String
    package let needed: Int64
    /// What arrived and is good.
    package let received: Int64
  }

  /// What is known of one region.
  package enum Verdict: Hashable, Sendable {
    case complete
    case incomplete([Missing])
    /// Nothing was planned for it, so nobody can say.
    case unknown
  }

  /// One region.
  package struct Line: Hashable, Sendable {
    package let region: String
    package let verdict: Verdict
  }

  /// In the order of the regions given.
  package let lines: [Line]

  /// Judges regions by the balances of their own nodes.
  package init(of regions: [String], in balances: LogisticsBalances) {
    var planned: [String: [Missing]] = [:]
    for line in balances.lines where !line.key.isStation {
      guard let needed = line.row.needed else { continue }
      planned[line.key.region, default: []].append(
        Missing(
          item: line.key.item, needed: needed, received: line.row.amounts.receivedGood))
    }
    lines = regions.map { region in
      Line(region: region, verdict: planned[region].map(Self.verdict) ?? .unknown)
    }
  }

  /// Judges all regions of a level in a region whose codes are in force.
  package init(
    at level: RegionLevel, in balances: LogisticsBalances,
    regions: [(key: String, row: RegionRow)]
  ) {
    let scope = Scope(balances.region)
    let codes = regions.filter { code, row in
      row.level == level && scope.contains(code) && row.isInForce(as: code)
    }
    self.init(of: codes.map(\.key), in: balances)
  }

  package var complete: [String] {
    lines.compactMap { $0.verdict == .complete ? $0.region : nil }
  }
  package var unknown: [String] { lines.compactMap { $0.verdict == .unknown ? $0.region : nil } }
  /// The regions that lack something, and what.
  package var incomplete: [(region: String, missing: [Missing])] {
    lines.compactMap { line in
      guard case .incomplete(let missing) = line.verdict else { return nil }
      return (line.region, missing)
    }
  }

  /// Whole percent of the regions with a plan, rounded down, so that only all of them are 100; nil
  /// where nothing was planned.
  package var percent: Int? {
    let known = lines.count - unknown.count
    return known == 0 ? nil : complete.count * 100 / known
  }

  private static func verdict(_ planned: [Missing]) -> Verdict {
    let missing = planned.filter { $0.received < $0.needed }
    return missing.isEmpty ? .complete : .incomplete(missing)
  }
}
