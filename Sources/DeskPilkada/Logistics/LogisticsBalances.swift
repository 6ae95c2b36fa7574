import EventLedger

/// The balances of all nodes in one region, under the codes in force, sorted by key.
///
/// What was said of a code that has been replaced is added to what was said of its successor.
package struct LogisticsBalances: Sendable {
  /// One item at one node.
  package struct Line: Hashable, Sendable {
    package let key: BalanceKey
    package let row: BalanceRow
  }

  package let region: String
  package let lines: [Line]

  /// Takes stored rows, of which those outside the region are left out.
  package init(
    of region: String, codes: RegionCodes, rows: [(key: String, row: BalanceRow)]
  ) {
    let scope = Scope(region)
    var merged: [BalanceKey: BalanceRow] = [:]
    for (text, row) in rows {
      guard let stored = BalanceKey(text) else { continue }
      let key = stored.moved(to: codes.current(stored.region))
      guard scope.contains(key.region) else { continue }
      merged[key] = merged[key].map { $0.merging(row) } ?? row
    }
    self.region = region
    lines = merged.map { (text: "\($0.key)", line: Line(key: $0.key, row: $0.value)) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }.map(\.line)
  }

  package init(of region: String, codes: RegionCodes, from rows: PilkadaRows) throws {
    var stored: [(key: String, row: BalanceRow)] = []
    for code in [region] + codes.outside(Scope(region)) {
      for separator in ["/", "."] {
        stored += try rows.rows(
          BalanceRow.self, of: BalanceRow.definition, withPrefix: code + separator)
      }
    }
    self.init(of: region, codes: codes, rows: stored)
  }

  /// The nodes whose balance of an item is below zero.
  package var negative: [Line] { lines.filter(\.row.isNegative) }

  /// The sum of what was received and good, at the nodes of one level and no others.
  package func receivedGood(of item: String, at level: RegionLevel) -> Int64 {
    lines.reduce(0) { sum, line in
      let isMeant =
        line.key.item == item && !line.key.isStation
        && RegionCode(line.key.region)?.partCount == level.partCount
      return isMeant ? sum + line.row.amounts.receivedGood : sum
    }
  }
}
