import CanonicalJSON
package import EventLedger

/// What the province knows, rebuilt from the events: regions, meetings, reports, shipments,
/// balances, alleged violations, incidents, voting, instructions.
package struct PilkadaState: DomainState {
  var regions: Table<RegionRow>
  var stages: Table<StageRow>
  var items: Table<ItemRow>
  var meetings: Table<MeetingRow>
  var reports: Table<ReportRow>
  var compliance: Table<ComplianceRow>
  var outreach: Table<OutreachRow>
  var shipments: Table<ShipmentRow>
  var replacements: Table<ReplacementRow>
  var balances: Table<BalanceRow>
  var readiness: Table<ReadinessRow>
  var violations: Table<ViolationRow>
  var incidents: Table<IncidentRow>
  var instructions: Table<InstructionRow>
  var disruptions: Table<VotingDisruptionRow>
  var activity: Table<RegionActivityRow>
  var turnout: Table<TurnoutRow>
  var reschedulings: Table<VotingReschedulingRow>

  package init(rows: (any RowSource)?) {
    regions = Table(RegionRow.definition, source: rows)
    stages = Table(StageRow.definition, source: rows)
    items = Table(ItemRow.definition, source: rows)
    meetings = Table(MeetingRow.definition, source: rows)
    reports = Table(ReportRow.definition, source: rows)
    compliance = Table(ComplianceRow.definition, source: rows)
    outreach = Table(OutreachRow.definition, source: rows)
    shipments = Table(ShipmentRow.definition, source: rows)
    replacements = Table(ReplacementRow.definition, source: rows)
    balances = Table(BalanceRow.definition, source: rows)
    readiness = Table(ReadinessRow.definition, source: rows)
    violations = Table(ViolationRow.definition, source: rows)
    incidents = Table(IncidentRow.definition, source: rows)
    instructions = Table(InstructionRow.definition, source: rows)
    disruptions = Table(VotingDisruptionRow.definition, source: rows)
    activity = Table(RegionActivityRow.definition, source: rows)
    turnout = Table(TurnoutRow.definition, source: rows)
    reschedulings = Table(VotingReschedulingRow.definition, source: rows)
  }

  package mutating func add(
    _ record: Record, type: EventType, at entry: UInt64
  ) throws(RowError) {
    try fold(Change(record: record, type: type, entry: entry, isAddition: true))
  }

  package mutating func remove(
    _ record: Record, type: EventType, at entry: UInt64
  ) throws(RowError) {
    try fold(Change(record: record, type: type, entry: entry, isAddition: false))
  }

  package var tables: [any ProjectionTable] {
    [regions, stages, items, meetings, reports, compliance, outreach]
      + [shipments, replacements, balances, readiness]
      + [violations, incidents, instructions, disruptions, activity, turnout, reschedulings]
  }

  package mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [
      (regions.definition.name, regions.takeChanges()),
      (stages.definition.name, stages.takeChanges()),
      (items.definition.name, items.takeChanges()),
      (meetings.definition.name, meetings.takeChanges()),
      (reports.definition.name, reports.takeChanges()),
      (compliance.definition.name, compliance.takeChanges()),
      (outreach.definition.name, outreach.takeChanges()),
      (shipments.definition.name, shipments.takeChanges()),
      (replacements.definition.name, replacements.takeChanges()),
      (balances.definition.name, balances.takeChanges()),
      (readiness.definition.name, readiness.takeChanges()),
      (violations.definition.name, violations.takeChanges()),
      (incidents.definition.name, incidents.takeChanges()),
      (instructions.definition.name, instructions.takeChanges()),
      (disruptions.definition.name, disruptions.takeChanges()),
      (activity.definition.name, activity.takeChanges()),
      (turnout.definition.name, turnout.takeChanges()),
      (reschedulings.definition.name, reschedulings.takeChanges()),
    ]
  }

  private mutating func fold(_ change: Change) throws(RowError) {
    try count(change)
    switch change.type.shortName {
    case PilkadaType.regionRegistered, PilkadaType.regionRenamed: try foldName(change)
    case PilkadaType.regionRecoded: try foldRecode(change)
    case PilkadaType.targetDeclared: try foldTarget(change)
    case PilkadaType.stageScheduled: try foldStage(change)
    case PilkadaType.itemCatalogued: try foldItem(change)
    case PilkadaType.meetingScheduled, PilkadaType.meetingHeld, PilkadaType.meetingCancelled:
      try foldMeeting(change)
    case PilkadaType.obligationWaived: try foldWaiver(change)
    case PilkadaType.reportSubmitted, PilkadaType.reportReturned: try foldReport(change)
    case PilkadaType.turnoutReported: try foldTurnout(change)
    case PilkadaType.outreachHeld: try foldOutreach(change)
    case PilkadaType.needPlanned: try foldPlan(change)
    case PilkadaType.shipmentDispatched, PilkadaType.shipmentDelayed,
      PilkadaType.shipmentReceived, PilkadaType.shipmentLost, PilkadaType.discrepancySettled:
      try foldShipment(change)
    case PilkadaType.stockSorted: try foldSorting(change)
    case PilkadaType.stockDestroyed: try foldDestruction(change)
    case PilkadaType.replacementRequested, PilkadaType.replacementFulfilled:
      try foldReplacement(change)
    case PilkadaType.readinessDeclared: try foldReadiness(change)
    case let name where name.hasPrefix("violation."): try foldViolation(change)
    case let name where name.hasPrefix("incident."): try foldIncident(change)
    case PilkadaType.votingDisrupted: try foldDisruption(change)
    case PilkadaType.votingRescheduled: try foldRescheduling(change)
    case let name where name.hasPrefix("instruction."): try foldInstruction(change)
    default: preconditionFailure("\(change.type.name) has a schema and no fold")
    }
  }
}

/// A record that comes into the figures, or goes out of them.
struct Change {
  let record: Record
  let type: EventType
  /// The index of the entry that causes it.
  let entry: UInt64
  let isAddition: Bool

  var data: JSONValue { record.data }
  /// 1 for an addition, −1 for a removal.
  var sign: Int64 { isAddition ? 1 : -1 }

  /// Puts a contribution into a series, or takes the record's own out of it.
  func apply<Item>(_ item: Item, to series: inout Series<Item>) {
    if isAddition { series.insert(item) } else { series.remove(index: Int64(record.index)) }
  }
}

/// The short names of the domain's types.
package enum PilkadaType {
  package static let regionRegistered = "region.registered"
  package static let regionRenamed = "region.renamed"
  package static let regionRecoded = "region.recoded"
  package static let targetDeclared = "target.declared"
  package static let stageScheduled = "stage.scheduled"
  package static let itemCatalogued = "item.catalogued"
  package static let meetingScheduled = "meeting.scheduled"
  package static let meetingHeld = "meeting.held"
  package static let meetingCancelled = "meeting.cancelled"
  package static let obligationWaived = "obligation.waived"
  package static let reportSubmitted = "report.submitted"
  package static let reportReturned = "report.returned"
  package static let turnoutReported = "turnout.reported"
  package static let outreachHeld = "outreach.held"
  package static let needPlanned = "logistics.need-planned"
  package static let shipmentDispatched = "shipment.dispatched"
  package static let shipmentDelayed = "shipment.delayed"
  package static let shipmentReceived = "shipment.received"
  package static let shipmentLost = "shipment.lost"
  package static let discrepancySettled = "shipment.discrepancy-settled"
  package static let stockSorted = "stock.sorted"
  package static let stockDestroyed = "stock.destroyed"
  package static let replacementRequested = "replacement.requested"
  package static let replacementFulfilled = "replacement.fulfilled"
  package static let readinessDeclared = "readiness.declared"

  /// The types that say something of a code itself, old or new, and not of the region behind it.
  package static let ofTheRegister: Set<String> = [regionRegistered, regionRenamed, regionRecoded]

  /// The prefix of the domain's types.
  package static let prefix = "deskpilkada"
}
