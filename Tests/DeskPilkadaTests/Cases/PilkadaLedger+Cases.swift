import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

/// What desks and supervisors say of cases; every text is made up.
extension PilkadaLedger {
  static let bawaslu = TestKey("bawaslu-64")

  /// The fixture's ledger with the supervisors among its desks.
  static func withSupervisors() throws -> PilkadaLedger {
    var ledger = try PilkadaLedger()
    try ledger.ledger.register(desk: "bawaslu-64", level: "partner", scope: "64")
    try ledger.ledger.register(key: bawaslu, desk: "bawaslu-64", role: .bawaslu, scope: "64")
    return ledger
  }

  @discardableResult
  mutating func notice(
    _ label: String = "VIO-64.72-0001", about region: String = "64.72.01",
    kind: String = "asn_neutrality", by key: TestKey = samarinda
  ) throws -> Entry {
    try say(
      PilkadaType.violationNoticed, about: region, by: key,
      [
        "class": "undetermined", "kind": .string(kind), "knownAt": time(after: 0),
        "subjectKind": "civil_servant",
        "summary": "Dugaan hadir di pertemuan pendukung; rekaan belaka.",
        "violation": .string(label),
      ])
  }

  /// A step of the supervisors, with what its type asks for besides the label.
  @discardableResult
  mutating func step(
    _ type: String, of label: String = "VIO-64.72-0001", about region: String = "64.72.01",
    _ more: [(name: String, value: JSON)]? = nil
  ) throws -> Entry {
    let data =
      [(name: "violation", value: JSON.string(label))] + (more ?? Self.particulars(of: type))
    return try say(type, about: region, by: Self.bawaslu, JSON(members: data))
  }

  private static func particulars(of type: String) -> [(name: String, value: JSON)] {
    switch type {
    case PilkadaType.violationForwarded:
      [("toLevel", "bawaslu_regency"), ("toRegion", "64.72")]
    case PilkadaType.violationFiled:
      [
        ("origin", "report"), ("level", "bawaslu_regency"), ("form", "A.1"),
        ("receiptNumber", "rekaan/1"),
      ]
    case PilkadaType.violationPreliminaryAssessed:
      [("formalMet", true), ("materialMet", true), ("outcome", "register")]
    case PilkadaType.violationRegistered:
      [("registerNumber", "rekaan/2"), ("classes", ["administrative"])]
    case PilkadaType.violationAssessed:
      [("assessment", "proven"), ("classes", ["administrative"])]
    case PilkadaType.violationRecommended:
      [("addressee", "bkn"), ("letterNumber", "rekaan/3"), ("asksFor", "Rekaan.")]
    case PilkadaType.violationReclassified:
      [
        ("kind", "village_head_neutrality"), ("classes", ["other_law"]), ("reason", "Rekaan."),
      ]
    case PilkadaType.violationClosed:
      [("outcome", "sanctioned"), ("reporterInformed", true)]
    default: []
    }
  }

  func violation(_ key: String = "VIO-64.72-0001") throws -> ViolationRow? {
    try rows.row(ViolationRow.self, of: ViolationRow.definition, key: key)
  }

  @discardableResult
  mutating func incident(
    _ label: String = "INC-64.72-0001", severity: String = "minor", injured: Int64? = nil,
    by key: TestKey = samarinda
  ) throws -> Entry {
    var data: [(name: String, value: JSON)] = [
      ("incident", .string(label)), ("kind", "flood"), ("severity", .string(severity)),
      ("logisticsAffected", false), ("summary", "Banjir menutup jalan ke gudang; rekaan belaka."),
    ]
    if let injured { data.append(("injured", .integer(injured))) }
    return try say(PilkadaType.incidentReported, about: "64.72.01", by: key, JSON(members: data))
  }

  func incident(row key: String) throws -> IncidentRow? {
    try rows.row(IncidentRow.self, of: IncidentRow.definition, key: key)
  }

  @discardableResult
  mutating func instruct(
    _ label: String = "INS-2024-11-19-01", to desks: JSON = ["64.71", "64.72"],
    dueAfter seconds: Int64 = 3_600, priority: String = "normal", evidence: Bool = false
  ) throws -> Entry {
    try say(
      PilkadaType.instructionIssued, about: "64", by: Self.province,
      [
        "dueAt": time(after: seconds), "evidenceRequired": .boolean(evidence),
        "instruction": .string(label), "priority": .string(priority),
        "text": "Periksa gudang dan laporkan hasilnya; rekaan.", "to": desks,
      ])
  }

  func instruction(_ key: String = "INS-2024-11-19-01") throws -> InstructionRow? {
    try rows.row(InstructionRow.self, of: InstructionRow.definition, key: key)
  }

  /// Lets another body say that an event holds.
  mutating func confirm(_ entry: Entry, by key: TestKey = kpu) throws {
    try say(
      LedgerType.recordConfirmed, about: entry.event.subject, by: key,
      ["event": .string("\(entry.event.hash)")])
  }

  func activity(_ region: String) throws -> RegionActivityRow {
    try #require(
      try rows.row(RegionActivityRow.self, of: RegionActivityRow.definition, key: region))
  }
}
