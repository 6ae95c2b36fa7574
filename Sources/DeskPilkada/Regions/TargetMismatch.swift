import EventLedger

/// That the targets of the regions below one do not add up to its own.
package struct TargetMismatch: Hashable, Sendable {
  package let region: String
  /// `voters` or `pollingStations`.
  package let member: String
  /// What the region declared.
  package let declared: Int64
  /// What the regions below it declared together.
  package let sum: Int64
  /// How many regions below it have declared nothing.
  package let undeclared: Int

  /// Every mismatch among the rows of all regions, in the order of their codes.
  ///
  /// Where some of the regions below have no target yet, the others may come to less; what they
  /// may never come to is more.
  package static func all(in regions: [(key: String, row: RegionRow)]) -> [TargetMismatch] {
    var children: [String: [RegionRow]] = [:]
    for (code, row) in regions where row.isInForce(as: code) {
      guard let parent = RegionCode(code)?.parent else { continue }
      children[parent.text, default: []].append(row)
    }
    return regions.flatMap { code, row -> [TargetMismatch] in
      guard let target = row.target, let below = children[code] else { return [] }
      return [
        mismatch(code, "voters", target.voters, below.map { $0.target?.voters }),
        mismatch(
          code, "pollingStations", target.pollingStations,
          below.map { $0.target?.pollingStations }),
      ].compactMap { $0 }
    }
  }

  private static func mismatch(
    _ region: String, _ member: String, _ declared: Int64, _ below: [Int64?]
  ) -> TargetMismatch? {
    let known = below.compactMap { $0 }
    let sum = known.reduce(0, +)
    let undeclared = below.count - known.count
    let fits = undeclared == 0 ? sum == declared : sum <= declared
    guard !known.isEmpty, !fits else { return nil }
    return TargetMismatch(
      region: region, member: member, declared: declared, sum: sum, undeclared: undeclared)
  }
}
