import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct ViolationRegisterTests {
  private static let wholeCourse = [
    (PilkadaType.violationForwarded, "forwarded"), (PilkadaType.violationFiled, "filed"),
    (PilkadaType.violationPreliminaryAssessed, "preliminary_assessed"),
    (PilkadaType.violationRegistered, "registered"),
    (PilkadaType.violationTimeExtended, "registered"),
    (PilkadaType.violationAssessed, "assessed"), (PilkadaType.violationRecommended, "recommended"),
    (PilkadaType.violationClosed, "closed"),
  ]

  @Test func `follows a case from its notice to its end`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    #expect(try ledger.violation()?.course().state == .noticed)
    for (type, state) in Self.wholeCourse {
      #expect(try ledger.reason(try ledger.step(type)) == nil)
      #expect(try ledger.violation()?.course().state.rawValue == state, "\(type)")
    }
    #expect(try ledger.violation()?.course().outOfOrder.isEmpty == true)
    #expect(try ledger.violation()?.course().outcome == "sanctioned")
  }

  @Test func `takes steps in any order, and names those that came too early or too late`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    let types = [
      PilkadaType.violationRegistered, PilkadaType.violationFiled, PilkadaType.violationClosed,
      PilkadaType.violationAssessed,
    ]
    for type in types { #expect(try ledger.reason(try ledger.step(type)) == nil) }
    let course = try #require(try ledger.violation()?.course())
    #expect(course.outOfOrder.map(\.kind) == [.registered, .assessed])
    #expect(course.state == .closed)
  }

  @Test func `puts steps in the order in which they happened, not in which they came`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    ledger.ledger.wait(seconds: 3_600)
    try ledger.step(PilkadaType.violationPreliminaryAssessed)
    let late = try ledger.ledger.write(
      PilkadaType.violationFiled, by: PilkadaLedger.bawaslu, subject: "64.72.01",
      data: [
        "form": "A.1", "level": "bawaslu_regency", "origin": "report", "receiptNumber": "rekaan/1",
        "violation": "VIO-64.72-0001",
      ], time: ledger.ledger.clock.advanced(by: -1_800))
    try ledger.ledger.take(in: late)
    let course = try #require(try ledger.violation()?.course())
    #expect(course.steps.map(\.kind) == [.filed, .preliminaryAssessed])
    #expect(course.outOfOrder.isEmpty)
    #expect(course.state == .preliminaryAssessed)
  }

  @Test func `takes a step of an allegation that nobody noticed, and says so`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    #expect(try ledger.reason(try ledger.step(PilkadaType.violationFiled)) == nil)
    #expect(try ledger.violation()?.course().state == .unnoticed)
    try ledger.notice()
    #expect(try ledger.violation()?.course().state == .filed)
  }

  @Test func `shows the new kind with what it was, and starts no clock again`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    try ledger.step(PilkadaType.violationFiled)
    try ledger.step(PilkadaType.violationPreliminaryAssessed)
    try ledger.step(PilkadaType.violationRegistered)
    let before = try ledger.violation()?.course().clocks(offsetMinutes: 480)
    ledger.ledger.wait(seconds: 86_400)
    try ledger.step(PilkadaType.violationReclassified)
    let course = try #require(try ledger.violation()?.course())
    #expect((course.kind, course.kindWas) == ("village_head_neutrality", "asn_neutrality"))
    #expect((course.classes, course.classesWere) == ("other_law", "administrative"))
    #expect(course.clocks(offsetMinutes: 480) == before)
    #expect(course.state == .registered)
  }

  @Test func `keeps clocks and totals when a notice's kind is corrected`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    let notice = try ledger.notice()
    let before = try ledger.violation()?.course().clocks(offsetMinutes: 480)
    ledger.ledger.wait(seconds: 86_400)
    try ledger.say(
      LedgerType.recordCorrected, about: "64.72.01", by: PilkadaLedger.samarinda,
      [
        "event": .string("\(notice.event.hash)"), "reason": "wrong_class",
        "values": [["pointer": "/data/kind", "value": "village_head_neutrality"]],
      ])
    let course = try #require(try ledger.violation()?.course())
    #expect((course.kind, course.kindWas) == ("village_head_neutrality", "asn_neutrality"))
    #expect(course.clocks(offsetMinutes: 480) == before)
    #expect(try ledger.activity("64.72.01").open.violations == 1)
  }

  @Test func `counts a second notice under a used label nowhere, until it is confirmed`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice()
    let second = try ledger.notice(kind: "money_politics")
    #expect(try ledger.violation()?.makers.hasDuplicateLabel == true)
    #expect(try ledger.activity("64.72.01").open.violations == 1)
    try ledger.confirm(second)
    #expect(try ledger.violation()?.makers.hasDuplicateLabel == false)
    #expect(try ledger.violation()?.course().kind == "asn_neutrality")
    #expect(try ledger.activity("64.72.01").open.violations == 2)
    let own = "\(second.event.hash)"
    #expect(try ledger.violation(own)?.course().kind == "money_politics")
    try ledger.step(PilkadaType.violationClosed, of: own)
    #expect(try ledger.violation()?.course().isOpen == true)
    #expect(try ledger.violation(own)?.course().isOpen == false)
    #expect(try ledger.activity("64.72.01").open.violations == 1)
  }

  @Test func `gives the label to a confirmed second when the first is withdrawn`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    let first = try ledger.notice()
    let second = try ledger.notice(kind: "money_politics")
    try ledger.confirm(second)
    try ledger.withdraw(first, by: PilkadaLedger.samarinda)
    #expect(try ledger.violation()?.course().kind == "money_politics")
    #expect(try ledger.violation("\(second.event.hash)")?.notice == nil)
    #expect(try ledger.activity("64.72.01").open.violations == 1)
  }

  @Test func `lists what nobody filed`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    try ledger.notice("VIO-64.72-0001")
    try ledger.notice("VIO-64.72-0002")
    try ledger.step(PilkadaType.violationFiled, of: "VIO-64.72-0002")
    let open = try OpenCases(
      ledger.rows, codes: RegionCodes(from: ledger.rows), at: ledger.ledger.clock)
    #expect(open.unfiled.map(\.key) == ["VIO-64.72-0001"])
    #expect(open.violations.count == 2)
  }

  @Test func `tells from the stages what fell into a quiet period`() throws {
    var ledger = try PilkadaLedger()
    try ledger.say(
      PilkadaType.stageScheduled, about: "64", by: PilkadaLedger.registrar,
      [
        "endsAt": "2024-11-27T00:00:00+08:00", "regulation": "rekaan", "stage": "quiet_period",
        "startsAt": "2024-11-24T00:00:00+08:00",
      ])
    let quiet = try QuietPeriods(ledger.rows)
    func contains(_ text: String, _ region: String) throws -> Bool {
      quiet.contain(try #require(Timestamp(text)).instant, in: region)
    }
    #expect(try contains("2024-11-24T00:00:00+08:00", "64.72.01"))
    #expect(try contains("2024-11-23T16:00:00Z", "64.72.01"))
    #expect(try !contains("2024-11-23T23:59:59+08:00", "64.72.01"))
    #expect(try !contains("2024-11-27T00:00:00+08:00", "64.72.01"))
    #expect(try !contains("2024-11-25T00:00:00+08:00", "63"))
  }

  @Test func `sets aside a forwarding to an unknown region`() throws {
    var ledger = try PilkadaLedger.withSupervisors()
    let entry = try ledger.step(
      PilkadaType.violationForwarded,
      [("toLevel", "bawaslu_regency"), ("toRegion", "64.99")])
    #expect(try ledger.reason(entry) == PilkadaObjection.unknownRegion)
  }
}
