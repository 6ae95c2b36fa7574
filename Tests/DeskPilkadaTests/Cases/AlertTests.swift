import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct AlertTests {
  private let label = "rakor-2024-11-25"

  private func alerts(_ ledger: PilkadaLedger, after seconds: Int64 = 0) throws -> [Alert] {
    let entries = ledger.ledger.history.entries
    return try Alert.all(
      over: ledger.rows, at: ledger.ledger.clock.advanced(by: seconds), offsetMinutes: 480,
      received: { try Entry(entries[Int($0)]).received })
  }

  private func schedule(_ ledger: inout PilkadaLedger) throws {
    try ledger.say(
      PilkadaType.meetingScheduled, about: "64", by: PilkadaLedger.province,
      [
        "channel": "zoom", "desks": ["64.72"], "graceMinutes": 60, "meeting": .string(label),
        "reportCutoff": ledger.time(after: 600), "startsAt": ledger.time(after: 4_200),
      ])
  }

  private func report(
    _ ledger: inout PilkadaLedger, kind: String = "nothing_to_report", sourceAge: Int64 = 3_600
  ) throws {
    try ledger.say(
      PilkadaType.reportSubmitted, about: "64.72", by: PilkadaLedger.samarinda,
      [
        "condition": "conducive", "districtsHeard": 1, "kind": .string(kind),
        "meeting": .string(label), "report": "REP-64.72-2024-11-25",
        "sources": [["asOf": ledger.time(after: -sourceAge), "kind": "kpu", "region": "64.72"]],
        "statement": "Keadaan aman dan terkendali di semua kecamatan.",
        "topics": [["condition": "conducive", "topic": "security"]],
      ])
  }

  @Test func `finds nothing where nothing is wrong`() throws {
    var ledger = try PilkadaLedger()
    try schedule(&ledger)
    try report(&ledger)
    #expect(try alerts(ledger) == [])
  }

  @Test func `raises a missing report once the grace is over, as of then`() throws {
    var ledger = try PilkadaLedger()
    try schedule(&ledger)
    #expect(try alerts(ledger, after: 599 + 3_600).isEmpty)
    let alert = try #require(try alerts(ledger, after: 599 + 3_601).first)
    #expect(alert.kind == .missingReport)
    #expect(alert.severity == .high)
    #expect((alert.desk, alert.key) == ("64.72", label))
    #expect(alert.since == ledger.ledger.clock.advanced(by: 599 + 3_600))
  }

  @Test func `sets a report of nothing beside what is open`() throws {
    var ledger = try PilkadaLedger()
    try schedule(&ledger)
    try report(&ledger)
    try ledger.notice()
    let mild = try #require(try alerts(ledger).first)
    #expect((mild.kind, mild.severity) == (.contradiction, .medium))
    #expect(mild.key == "VIO-64.72-0001")
    #expect(mild.entries.count == 2)
    try ledger.incident(severity: "serious")
    #expect(try alerts(ledger).first?.severity == .high)
  }

  @Test func `says nothing of a situation report beside what is open`() throws {
    var ledger = try PilkadaLedger()
    try schedule(&ledger)
    try report(&ledger, kind: "situation")
    try ledger.notice()
    #expect(try alerts(ledger) == [])
  }

  @Test func `finds a source that was a day old when the report came`() throws {
    var ledger = try PilkadaLedger()
    try schedule(&ledger)
    try report(&ledger, sourceAge: 86_400)
    let alert = try #require(try alerts(ledger).first)
    #expect((alert.kind, alert.severity) == (.staleSource, .low))
  }

  @Test func `finds the limits of a case that ran out`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    #expect(try alerts(ledger, after: 7 * 86_400).isEmpty)
    #expect(try alerts(ledger, after: 8 * 86_400).map(\.kind) == [.filingOverdue])
    try ledger.step(PilkadaType.violationFiled)
    try ledger.step(PilkadaType.violationPreliminaryAssessed)
    try ledger.step(PilkadaType.violationRegistered)
    #expect(try alerts(ledger, after: 3 * 86_400).isEmpty)
    #expect(try alerts(ledger, after: 4 * 86_400).map(\.kind) == [.decisionOverdue])
    try ledger.step(PilkadaType.violationClosed)
    #expect(try alerts(ledger, after: 40 * 86_400).isEmpty)
  }

  @Test(arguments: [("normal", AlertSeverity.medium), ("immediate", .high)])
  func `finds a task that a desk still owes`(priority: String, severity: AlertSeverity) throws {
    var ledger = try PilkadaLedger()
    try ledger.instruct(to: ["64.72", "kpu-64"], dueAfter: 60, priority: priority)
    let found = try alerts(ledger, after: 120)
    #expect(found.map(\.kind) == [.instructionOverdue, .instructionOverdue])
    #expect(Set(found.compactMap(\.desk)) == ["64.72", "kpu-64"])
    #expect(found.allSatisfy { $0.severity == severity })
  }

  @Test func `finds a shipment that is late, and one that was counted otherwise`() throws {
    var ledger = try PilkadaLedger()
    let store = ("regency_warehouse", "64.72")
    let district = ("district_post", "64.72.01")
    try ledger.receive("SHP-64.72-0001", at: store, 100, by: PilkadaLedger.samarinda)
    try ledger.dispatch("SHP-kpu-64-0001", from: store, to: district, 58)
    #expect(try alerts(ledger).map(\.kind) == [.shipmentDifference], "it was never announced")
    #expect(
      try alerts(ledger, after: 7_201).map(\.kind) == [.shipmentOverdue, .shipmentDifference])
    try ledger.receive("SHP-kpu-64-0001", at: district, 57)
    #expect(
      try alerts(ledger, after: 7_201).map(\.key) == ["SHP-64.72-0001", "SHP-kpu-64-0001"])
  }

  @Test func `finds a balance below zero`() throws {
    var ledger = try PilkadaLedger()
    try ledger.dispatch(
      "SHP-kpu-64-0001", from: ("regency_warehouse", "64.72"), to: ("district_post", "64.72.01"),
      58)
    let alert = try #require(try alerts(ledger).first)
    #expect(
      (alert.kind, alert.region, alert.key) == (.negativeBalance, "64.72", "64.72/ballot_box"))
    #expect(alert.since == ledger.ledger.clock)
  }

  @Test func `finds targets that do not add up, once all below are declared`() throws {
    var ledger = try PilkadaLedger()
    func declare(_ region: String, _ voters: Int64) throws {
      try ledger.say(
        PilkadaType.targetDeclared, about: region, by: PilkadaLedger.registrar,
        ["pollingStations": 2, "source": "rekaan", "voters": .integer(voters)])
    }
    try declare("64.72", 100)
    #expect(try alerts(ledger).isEmpty)
    try declare("64.72.01", 99)
    #expect(try alerts(ledger).map(\.kind) == [.targetMismatch])
    try declare("64.72.01", 100)
    #expect(try alerts(ledger).isEmpty)
  }

  @Test func `finds entries of a wrong clock, and is silent of other reasons`() throws {
    var ledger = try PilkadaLedger()
    let ahead = try ledger.ledger.write(
      PilkadaType.needPlanned, by: PilkadaLedger.kpu, subject: "64.72",
      data: ["computed": true, "lines": [["item": "ballot_box", "quantity": 1]]],
      time: ledger.ledger.clock.advanced(by: 7_200))
    let entry = try ledger.ledger.take(in: ahead)
    #expect(try ledger.reason(entry) == StandingReason.clockAhead)
    try ledger.plan("64.72.01.1999", 1)
    let found = try alerts(ledger)
    #expect(found.map(\.kind) == [.clockSkew])
    #expect(found.first?.desk == "kpu-64")
    #expect(found.first?.entries == [ledger.ledger.history.size - 2])
  }

  @Test func `finds entries by a key that was in other hands`() async throws {
    var ledger = try PilkadaLedger()
    let stolen = ledger.ledger.history.size
    try ledger.notice()
    try ledger.say(
      LedgerType.keyRevoked, about: "64", by: PilkadaLedger.registrar,
      [
        "key": .string("\(PilkadaLedger.samarinda.fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(stolen)),
      ])
    ledger.ledger.state = try await Replay(
      of: ledger.ledger.history, catalogue: ledger.ledger.catalogue
    ).state(at: ledger.ledger.history.size)
    let alert = try #require(try alerts(ledger).first)
    #expect((alert.kind, alert.severity) == (.compromisedKey, .high))
    #expect(alert.entries == [stolen])
    #expect(try ledger.activity("64.72.01").open.violations == 0)
  }

  @Test func `finds a key that signed two events with one number, until it has ended`() throws {
    var ledger = try PilkadaLedger()
    var copy = ledger
    let taken = try ledger.plan("64.72.01.1003", 1)
    let other = try copy.plan("64.72.01.1003", 2)
    #expect(try alerts(ledger) == [])
    let pair = RefusedSubmission(
      other: other.event, signature: other.signature, taken: taken.event.hash)
    try ledger.say(
      LedgerType.submissionRefused, about: "64", by: TestKey("service"), pair.data)
    let alert = try #require(try alerts(ledger).first)
    #expect((alert.kind, alert.severity) == (.doubleSigning, .high))
    #expect(alert.key == "\(taken.event.author.key)")
    #expect((alert.region, alert.desk) == ("64", "kpu-64"))
    #expect(alert.entries == [ledger.ledger.history.size - 1])
    #expect(try alerts(ledger, after: -3_600) == [])

    try ledger.say(
      LedgerType.keyRevoked, about: "64", by: PilkadaLedger.registrar,
      ["key": .string(alert.key), "reason": "compromised"])
    #expect(try alerts(ledger) == [])
  }

  @Test func `lists the most urgent first`() throws {
    var ledger = try PilkadaLedger()
    try schedule(&ledger)
    try ledger.dispatch(
      "SHP-kpu-64-0001", from: ("regency_warehouse", "64.72"), to: ("district_post", "64.72.01"),
      58)
    let found = try alerts(ledger, after: 9 * 86_400).map(\.severity)
    #expect(found == found.sorted())
    #expect(found.first == .high)
  }
}
