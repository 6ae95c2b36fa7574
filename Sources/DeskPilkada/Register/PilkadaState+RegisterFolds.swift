import CanonicalJSON
import EventLedger

/// How the reference events change the rows of regions, stages and items.
extension PilkadaState {
  /// Counts the event among those that speak of its region.
  mutating func count(_ change: Change) throws(RowError) {
    try updateActivity(in: change.record.event.subject, at: change.entry) {
      $0.events.add(change.sign, of: change.type.shortName)
    }
  }

  /// Changes what is counted of a region, under the code that the event names.
  mutating func updateActivity(
    in region: String, at entry: UInt64, _ body: (inout RegionActivityRow) -> Void
  ) throws(RowError) {
    try activity.update(region, at: entry) { row in
      var activity = row.take() ?? RegionActivityRow()
      body(&activity)
      row = activity
    }
  }

  mutating func foldName(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { change.apply(RegionName(change.record), to: &$0.names) }
  }

  mutating func foldRecode(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { change.apply(RegionRecode(change.record), to: &$0.recodes) }
  }

  mutating func foldTarget(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { change.apply(TargetDeclared(change.record), to: &$0.targets) }
  }

  mutating func foldStage(_ change: Change) throws(RowError) {
    let key = StageRow.key(change.data.text("stage") ?? "", in: change.record.event.subject)
    try stages.update(key, at: change.entry) { row in
      var stage = row.take() ?? StageRow()
      change.apply(StageSchedule(change.record), to: &stage.schedules)
      row = stage
    }
  }

  mutating func foldItem(_ change: Change) throws(RowError) {
    try items.update(change.data.text("item") ?? "", at: change.entry) { row in
      var item = row.take() ?? ItemRow()
      change.apply(ItemCatalogued(change.record), to: &item.entries)
      row = item
    }
  }

  /// Changes the row of the event's region, under the code that the event names.
  mutating func updateRegion(
    of change: Change, _ body: (inout RegionRow) -> Void
  ) throws(RowError) {
    try regions.update(change.record.event.subject, at: change.entry) { row in
      var region = row.take() ?? RegionRow()
      body(&region)
      row = region
    }
  }

  /// The code in force for a region: a code that was replaced by one other leads to that one.
  mutating func resolve(_ code: String) throws(RowError) -> String {
    var code = code
    for _ in 0..<RegionCodes.stepsMax {
      guard let successor = try regions.row(code)?.successor else { return code }
      code = successor
    }
    return code
  }
}
