import EventLedger

/// Targets that do not add up: voters and polling stations of a region against those in it.
extension AlertFinder {
  func targetMismatches() throws -> [Alert] {
    let cards = try rows.found(RegionRow.self, of: RegionRow.definition)
    let newest = Dictionary(uniqueKeysWithValues: cards.map { ($0.key, $0) })
    return try TargetMismatch.all(in: cards.map { ($0.key, $0.row) }).map { mismatch in
      guard let card = newest[mismatch.region], let target = card.row.target else {
        preconditionFailure("\(mismatch.region) has a sum to differ from and no target")
      }
      return Alert(
        kind: .targetMismatch, severity: .low, region: mismatch.region, desk: nil,
        since: try received(UInt64(target.index)), key: mismatch.member, entries: [card.newest])
    }
  }
}
