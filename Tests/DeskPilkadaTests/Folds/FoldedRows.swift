import CanonicalJSON
import DeskPilkada
import EventLedger

/// The rows of a state without the counts of entries, which tell how often a row was touched and
/// not what it says; rows that say nothing are left out.
struct FoldedRows: Equatable {
  private(set) var rows: [String: String] = [:]

  init(_ state: DomainState) throws {
    for table in state.tables {
      let name = table.definition.name
      let blank = try Self.text(Self.blanks[name].map { JSON(members: $0) } ?? .null)
      for row in table.loadedRows() where !row.isRemoval {
        let text = try Self.text(JSON(JSONText(row.value).root))
        if text != blank { rows["\(name) \(row.key)"] = text }
      }
    }
  }

  /// The rows that differ, for a message.
  func differences(from other: FoldedRows) -> [String] {
    Set(rows.keys).union(other.rows.keys).sorted()
      .filter { rows[$0] != other.rows[$0] }
      .map { "\($0): \(rows[$0] ?? "none") and \(other.rows[$0] ?? "none")" }
  }

  private static func text(_ row: JSON) throws -> String {
    guard case .object(let members) = row else { return "" }
    let own = members.filter { $0.name != "entries" && $0.name != "newest" }
    return String(decoding: try JSON.object(own).canonicalBytes(), as: UTF8.self)
  }

  /// What the row of each projection says when nothing was said of it.
  static let blanks: [String: [(name: String, value: JSON)]] = [
    RegionRow.definition.name: RegionRow().members,
    RegionActivityRow.definition.name: RegionActivityRow().members,
    StageRow.definition.name: StageRow().members,
    ItemRow.definition.name: ItemRow().members,
    MeetingRow.definition.name: MeetingRow().members,
    ReportRow.definition.name: ReportRow().members,
    ComplianceRow.definition.name: ComplianceRow().members,
    TurnoutRow.definition.name: TurnoutRow().members,
    OutreachRow.definition.name: OutreachRow().members,
    ShipmentRow.definition.name: ShipmentRow().members,
    ReplacementRow.definition.name: ReplacementRow().members,
    BalanceRow.definition.name: BalanceRow().members,
    ReadinessRow.definition.name: ReadinessRow().members,
    ViolationRow.definition.name: ViolationRow().members,
    IncidentRow.definition.name: IncidentRow().members,
    VotingDisruptionRow.definition.name: VotingDisruptionRow().members,
    VotingReschedulingRow.definition.name: VotingReschedulingRow().members,
    InstructionRow.definition.name: InstructionRow().members,
  ]
}
