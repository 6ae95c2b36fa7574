package import EventLedger

/// The domain's reference, all that admission asks of it: which regions there are and what became
/// of their codes, and which items of logistics; with the stages of the election beside them.
package struct Register: Slice {
  var regions = Table<RegionRow>()
  var stages = Table<StageRow>()
  var items = Table<ItemRow>()

  package init() {}

  package static let tables: [TableOf<Register>] = [
    TableOf(\.regions), TableOf(\.stages), TableOf(\.items),
  ]

  package static let folds: [Fold<Register>] = [
    Fold(RegionKinds.registered) { (slice, change) throws(RowError) in
      try change.apply(to: \.names, in: &slice.regions)
    },
    Fold(RegionKinds.renamed) { (slice, change) throws(RowError) in
      try change.apply(to: \.names, in: &slice.regions)
    },
    Fold(RegionKinds.recoded) { (slice, change) throws(RowError) in
      try change.apply(to: \.recodes, in: &slice.regions)
    },
    Fold(RegionKinds.targeted) { (slice, change) throws(RowError) in
      try change.apply(to: \.targets, in: &slice.regions)
    },
    Fold(RegionKinds.stage) { (slice, change) throws(RowError) in
      try change.apply(to: \.schedules, in: &slice.stages)
    },
    Fold(RegionKinds.item) { (slice, change) throws(RowError) in
      try change.apply(to: \.entries, in: &slice.items)
    },
  ]
}

/// What admission asks.
extension Register {
  /// Whether a region is known, by its own code or by one that it replaced.
  mutating func objection(toRegion code: String) throws(RowError) -> StandingReason? {
    var inForce = try regions.row(code)
    for _ in 0..<RegionCodes.stepsMax {
      guard let successor = inForce?.successor else { break }
      inForce = try regions.row(successor)
    }
    let isKnown = inForce?.names.isEmpty == false
    return isKnown ? nil : StandingReason(PilkadaObjection.unknownRegion, detail: code)
  }

  /// Whether an item of logistics is in the catalogue.
  mutating func objection(toItem item: String) throws(RowError) -> StandingReason? {
    let isKnown = try items.row(item)?.entries.isEmpty == false
    return isKnown ? nil : StandingReason(PilkadaObjection.unknownItem, detail: item)
  }
}
