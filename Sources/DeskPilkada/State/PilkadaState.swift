import CanonicalJSON
package import EventLedger

/// What the province knows, rebuilt from the events: regions, meetings, reports, shipments,
/// balances, alleged violations.
package struct PilkadaState: DomainState {
  var regions: Table<RegionRow>
  var stages: Table<StageRow>
  var items: Table<ItemRow>
  var meetings: Table<MeetingRow>
  var compliance: Table<ComplianceRow>
  var shipments: Table<ShipmentRow>
  var balances: Table<BalanceRow>
  var violations: Table<ViolationRow>

  package init(rows: (any RowSource)?) {
    regions = Table(RegionRow.definition, source: rows)
    stages = Table(StageRow.definition, source: rows)
    items = Table(ItemRow.definition, source: rows)
    meetings = Table(MeetingRow.definition, source: rows)
    compliance = Table(ComplianceRow.definition, source: rows)
    shipments = Table(ShipmentRow.definition, source: rows)
    balances = Table(BalanceRow.definition, source: rows)
    violations = Table(ViolationRow.definition, source: rows)
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
    [regions, stages, items, meetings, compliance, shipments, balances, violations]
  }

  package mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [
      (regions.definition.name, regions.takeChanges()),
      (stages.definition.name, stages.takeChanges()),
      (items.definition.name, items.takeChanges()),
      (meetings.definition.name, meetings.takeChanges()),
      (compliance.definition.name, compliance.takeChanges()),
      (shipments.definition.name, shipments.takeChanges()),
      (balances.definition.name, balances.takeChanges()),
      (violations.definition.name, violations.takeChanges()),
    ]
  }

  private mutating func fold(_ change: Change) throws(RowError) {
    switch change.type.shortName {
    case PilkadaType.regionRegistered, PilkadaType.regionRenamed: try foldName(change)
    case PilkadaType.regionRecoded: try foldRecode(change)
    case PilkadaType.targetDeclared: try foldTarget(change)
    case PilkadaType.stageScheduled: try foldStage(change)
    case PilkadaType.itemCatalogued: try foldItem(change)
    case PilkadaType.meetingScheduled: try foldMeeting(change)
    case PilkadaType.reportSubmitted: try foldReport(change)
    case PilkadaType.needPlanned: try foldPlan(change)
    case PilkadaType.shipmentDispatched, PilkadaType.shipmentReceived: try foldShipment(change)
    case PilkadaType.violationNoticed: try foldViolation(change)
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
  package static let reportSubmitted = "report.submitted"
  package static let needPlanned = "logistics.need-planned"
  package static let shipmentDispatched = "shipment.dispatched"
  package static let shipmentReceived = "shipment.received"
  package static let violationNoticed = "violation.noticed"

  /// The prefix of the domain's types.
  package static let prefix = "deskpilkada"
}
