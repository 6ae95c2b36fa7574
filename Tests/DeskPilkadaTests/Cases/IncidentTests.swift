import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct IncidentTests {
  private func say(
    _ ledger: inout PilkadaLedger, _ type: String, _ more: [(name: String, value: JSON)] = []
  ) throws -> Entry {
    let data: [(name: String, value: JSON)] = [
      ("incident", "INC-64.72-0001"), ("note", "Rekaan belaka."),
    ]
    return try ledger.say(
      type, about: "64.72.01", by: PilkadaLedger.samarinda, JSON(members: data + more))
  }

  @Test func `shows the newest word of severity and casualties`() throws {
    var ledger = try PilkadaLedger()
    try ledger.incident(injured: 2)
    let update = try say(
      &ledger, PilkadaType.incidentUpdated, [("severity", "critical"), ("dead", 1)])
    #expect(try ledger.reason(update) == nil)
    let course = try #require(try ledger.incident(row: "INC-64.72-0001")?.course())
    #expect(course.severity == .critical)
    #expect((course.injured, course.dead) == (2, 1))
    #expect(course.isOpen)
  }

  @Test func `is over once it was closed, whatever is told of it later`() throws {
    var ledger = try PilkadaLedger()
    try ledger.incident()
    #expect(try ledger.activity("64.72.01").open.incidents == 1)
    let end = try say(&ledger, PilkadaType.incidentClosed)
    try _ = say(&ledger, PilkadaType.incidentUpdated, [("severity", "info")])
    let course = try #require(try ledger.incident(row: "INC-64.72-0001")?.course())
    #expect(course.endedAt == end.event.time.instant)
    #expect(!course.isOpen)
    #expect(try ledger.activity("64.72.01").open.incidents == 0)
  }

  @Test func `takes an update of what nobody reported, and says so`() throws {
    var ledger = try PilkadaLedger()
    let update = try say(&ledger, PilkadaType.incidentUpdated, [("severity", "minor")])
    #expect(try ledger.reason(update) == nil)
    #expect(try ledger.incident(row: "INC-64.72-0001")?.course().state == .unreported)
  }

  @Test func `lists the open ones by severity, the gravest first`() throws {
    var ledger = try PilkadaLedger()
    let severities = ["minor", "critical", "info", "serious", "critical"]
    for (number, severity) in severities.enumerated() {
      try ledger.incident("INC-64.72-000\(number)", severity: severity)
    }
    let open = try OpenCases(
      ledger.rows, codes: RegionCodes(from: ledger.rows), at: ledger.ledger.clock)
    #expect(
      open.incidents.map(\.key)
        == [1, 4, 3, 0, 2].map { "INC-64.72-000\($0)" })
  }

  @Test func `counts a second report under a used label nowhere, until it is confirmed`() throws {
    var ledger = try PilkadaLedger()
    try ledger.incident()
    let second = try ledger.incident(severity: "critical")
    #expect(try ledger.incident(row: "INC-64.72-0001")?.course().severity == .minor)
    #expect(try ledger.activity("64.72.01").open.incidents == 1)
    try ledger.confirm(second)
    #expect(try ledger.activity("64.72.01").open.incidents == 2)
    #expect(try ledger.incident(row: "\(second.event.hash)")?.course().severity == .critical)
  }

  @Test func `sets aside a label of another desk`() throws {
    var ledger = try PilkadaLedger()
    let foreign = try ledger.incident("INC-64.71-0001")
    #expect(try ledger.reason(foreign) == PilkadaObjection.foreignLabel)
  }
}
