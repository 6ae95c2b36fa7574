import CanonicalJSON
import EventLedger

/// How each type of event changes the rows it touches.
extension PilkadaState {
  mutating func foldName(_ change: Change) throws(RowError) {
    try regions.update(change.record.event.subject, at: change.entry) { row in
      var region = row.take() ?? RegionRow()
      change.apply(RegionName(change.record), to: &region.names)
      row = region
    }
  }

  mutating func foldRecode(_ change: Change) throws(RowError) {
    try regions.update(change.record.event.subject, at: change.entry) { row in
      var region = row.take() ?? RegionRow()
      change.apply(RegionRecode(change.record), to: &region.recodes)
      row = region
    }
  }

  mutating func foldTarget(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { region in
      change.apply(TargetDeclared(change.record), to: &region.targets)
    }
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

  mutating func foldMeeting(_ change: Change) throws(RowError) {
    try meetings.update(change.data.text("meeting") ?? "", at: change.entry) { row in
      var meeting = row.take() ?? MeetingRow()
      change.apply(MeetingScheduled(change.record), to: &meeting.scheduled)
      row = meeting
    }
  }

  mutating func foldReport(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { $0.reports += change.sign }
    guard let meeting = change.data.text("meeting") else { return }
    let key = ComplianceRow.key(meeting: meeting, desk: change.record.event.author.desk)
    try compliance.update(key, at: change.entry) { row in
      var compliance = row.take() ?? ComplianceRow()
      change.apply(ReportSubmitted(change.record), to: &compliance.reports)
      row = compliance
    }
  }

  mutating func foldPlan(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { $0.plans += change.sign }
    let region = try resolve(change.record.event.subject)
    for line in change.data.list("lines") {
      let key = BalanceKey(node: region, item: line.text("item") ?? "")
      let plan = NeedPlanned(
        index: Int64(change.record.index), quantity: line.integer("quantity") ?? 0)
      try balances.update(key, at: change.entry) { row in
        var balance = row.take() ?? BalanceRow()
        change.apply(plan, to: &balance.plans)
        row = balance
      }
    }
  }

  mutating func foldShipment(_ change: Change) throws(RowError) {
    let isDispatch = change.type.shortName == PilkadaType.shipmentDispatched
    try updateRegion(of: change) { region in
      if isDispatch { region.dispatches += change.sign } else { region.receipts += change.sign }
    }
    let label = change.data.text("shipment") ?? ""
    let before = try shipments.row(label) ?? ShipmentRow()
    var after = before
    if isDispatch, let from = try node("from", of: change), let to = try node("to", of: change) {
      change.apply(ShipmentDispatched(change.record, from: from, to: to), to: &after.dispatches)
    } else if let at = try node("at", of: change) {
      change.apply(ShipmentReceived(change.record, at: at), to: &after.receipts)
    }
    for (key, amounts) in ShipmentAmounts(from: before, to: after).changes {
      try balances.update(key, at: change.entry) { row in
        var balance = row.take() ?? BalanceRow()
        balance.amounts += amounts
        row = balance
      }
    }
    try shipments.update(label, at: change.entry) { $0 = after }
  }

  mutating func foldViolation(_ change: Change) throws(RowError) {
    try updateRegion(of: change) { $0.violations += change.sign }
    let region = try resolve(change.record.event.subject)
    try violations.update(change.data.text("violation") ?? "", at: change.entry) { row in
      var violation = row.take() ?? ViolationRow()
      change.apply(ViolationNoticed(change.record, region: region), to: &violation.notices)
      row = violation
    }
  }

  /// The code in force for a region: a code that was replaced by one other leads to that one.
  mutating func resolve(_ code: String) throws(RowError) -> String {
    var code = code
    for _ in 0..<Self.recodesMax {
      guard let successor = try regions.row(code)?.successor else { return code }
      code = successor
    }
    return code
  }

  private mutating func updateRegion(
    of change: Change, _ body: (inout RegionRow) -> Void
  ) throws(RowError) {
    let code = try resolve(change.record.event.subject)
    try regions.update(code, at: change.entry) { row in
      var region = row.take() ?? RegionRow()
      body(&region)
      row = region
    }
  }

  /// The node that a member of the data names, under the code in force.
  private mutating func node(
    _ name: String, of change: Change
  ) throws(RowError) -> LogisticsNode? {
    guard let node = LogisticsNode(change.data[name]) else { return nil }
    return LogisticsNode(
      kind: node.kind, region: try resolve(node.region), station: node.station)
  }

  /// The most recodes that one code is followed through.
  private static var recodesMax: Int { 8 }
}
