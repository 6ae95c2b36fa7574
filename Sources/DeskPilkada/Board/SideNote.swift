import EventLedger

/// Something that changes a figure, or would have changed one: what stands beside the figures and
/// never in them.
package struct SideNote: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Events that count nowhere.
    case setAside = "set_aside"
    /// Events with corrections that contradict; none of them applies.
    case conflict
    /// Labels that a later event uses, which counts only once another body confirms it.
    case duplicateLabel = "duplicate_label"
    /// Counts on arrival that repeat an earlier one, and are not confirmed.
    case possibleDuplicate = "possible_duplicate"
  }

  package let kind: Kind
  /// The indexes of entries where events are meant, and otherwise labels; never empty.
  package let keys: [String]

  package init(kind: Kind, keys: [String]) {
    self.kind = kind
    self.keys = keys
  }

  /// Every kind that there is something of, in the order of the kinds.
  package static func all(over rows: PilkadaRows) throws -> [SideNote] {
    [
      SideNote(kind: .setAside, keys: try setAside(over: rows)),
      SideNote(kind: .conflict, keys: try conflicts(over: rows)),
      SideNote(kind: .duplicateLabel, keys: try duplicateLabels(over: rows)),
      SideNote(
        kind: .possibleDuplicate,
        keys: try rows.keys(of: ShipmentRow.definition, whereTrue: "possibleDuplicate")),
    ].filter { !$0.keys.isEmpty }
  }

  /// Events of the domain alone: what is set aside of the directory changes no figure.
  private static func setAside(over rows: PilkadaRows) throws -> [String] {
    try rows.rows(SetAsideRow.self, of: SetAsideRow.definition)
      .filter { $0.row.type.hasPrefix(PilkadaType.prefix + ".") }
      .map(\.row.index).sorted().map(String.init)
  }

  private static func conflicts(over rows: PilkadaRows) throws -> [String] {
    try rows.found(AmendmentRow.self, of: AmendmentRow.definition, whereTrue: "conflict")
      .map(\.newest).sorted().map(String.init)
  }

  private static func duplicateLabels(over rows: PilkadaRows) throws -> [String] {
    let labelled = [
      MeetingRow.definition, ReportRow.definition, ShipmentRow.definition,
      ReplacementRow.definition, ViolationRow.definition, IncidentRow.definition,
      InstructionRow.definition,
    ]
    return try labelled.flatMap { try rows.keys(of: $0, whereTrue: "duplicateLabel") }
  }
}
