import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// Sealed values that are erased by an act of the registrars.
@Suite struct ErasureTests {
  private static let registrar = TestKey(registrar: 1)
  private static let samarinda = TestKey("64.72")
  private static let balikpapan = TestKey("64.71")

  private static func act(on event: Hash, _ pointers: String...) -> JSON {
    [
      "basis": "requested", "event": .string("\(event)"),
      "pointers": .array(pointers.map { .string($0) }),
    ]
  }

  private static let note: JSON = [
    "source": "Nama Rekaan", "text": "dugaan, rekaan", "topic": "security",
  ]

  /// A ledger with one note that seals a person and a narrative.
  private static func noted() throws -> (ledger: TestLedger, note: Hash) {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    return (ledger, entry.event.hash)
  }

  @Test func `takes effect at once for a person's data, where one registrar suffices`() throws {
    var (ledger, note) = try Self.noted()
    let act = try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64",
      data: Self.act(on: note, "/data/source"))
    #expect(try ledger.state.act(act.event.hash)?.state == .effective)
    let row = try #require(try ledger.state.erasure(of: note))
    #expect(row.desk == "64.72")
    #expect(row.places.map { "\($0.pointer)" } == ["/data/source"])
    #expect(row.places.first?.basis == "requested")
    #expect(row.places.first?.kind == .person)
    #expect(row.places.first?.act == act.event.hash)
  }

  @Test func `waits for the author's desk before a narrative is erased`() throws {
    var (ledger, note) = try Self.noted()
    let act = try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64",
      data: Self.act(on: note, "/data/source", "/data/text")
    ).event.hash
    #expect(try ledger.state.act(act)?.state == .pending)
    #expect(try ledger.state.erasure(of: note) == nil)
    let approval: JSON = ["act": .string("\(act)")]
    let foreign = try ledger.append(
      LedgerType.actApproved, by: Self.balikpapan, subject: "64.71", data: approval)
    #expect(try ledger.reason(foreign) == StandingReason.notTheAuthorsDesk)
    #expect(try ledger.state.erasure(of: note) == nil)
    try ledger.append(
      LedgerType.actApproved, by: Self.samarinda, subject: "64.72", data: approval)
    #expect(try ledger.state.act(act)?.state == .effective)
    #expect(try ledger.state.erasure(of: note)?.places.map(\.kind) == [.person, .narrative])
  }

  @Test(arguments: [true, false])
  func `does not count the desk's yes towards the registrars`(deskIsFirst: Bool) throws {
    var council = try TestCouncil()
    try council.register(Self.samarinda, desk: "64.72")
    let note = try council.ledger.append(
      ToyDomain.noteWritten, by: Self.samarinda, subject: "64.72", data: Self.note
    ).event.hash
    let act = try council.act(
      LedgerType.privateDataErased, data: Self.act(on: note, "/data/text"), approved: !deskIsFirst
    ).event.hash
    #expect(try council.ledger.state.act(act)?.state == .pending)
    try council.ledger.append(
      LedgerType.actApproved, by: Self.samarinda, subject: "64.72",
      data: ["act": .string("\(act)")])
    #expect(try council.ledger.state.act(act)?.state == (deskIsFirst ? .pending : .effective))
    guard deskIsFirst else { return }
    try council.approve(act, by: TestCouncil.registrars[2])
    #expect(try council.ledger.state.act(act)?.state == .effective)
  }

  @Test(arguments: [
    "/data/topic", "/data/nothing", "/data/source/sealed",
  ])
  func `sets aside an act on what is not sealed`(pointer: String) throws {
    var (ledger, note) = try Self.noted()
    let act = try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64",
      data: Self.act(on: note, "/data/source", pointer))
    #expect(try ledger.reason(act) == StandingReason.notSealed)
    #expect(try ledger.state.erasure(of: note) == nil)
  }

  @Test func `sets aside a second erasure, one of no event, and one by a desk`() throws {
    var (ledger, note) = try Self.noted()
    let data = Self.act(on: note, "/data/source")
    try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64", data: data)
    let second = try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64", data: data)
    #expect(try ledger.reason(second) == StandingReason.erasedBefore)
    let ofNothing = try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64",
      data: Self.act(on: Hash.of([7]), "/data/source"))
    #expect(try ledger.reason(ofNothing) == StandingReason.unknownEvent)
    let byDesk = try ledger.append(
      LedgerType.privateDataErased, by: Self.samarinda, subject: "64.72",
      data: Self.act(on: note, "/data/text"))
    #expect(try ledger.reason(byDesk) == StandingReason.wrongRole)
  }

  @Test func `erases a corrected value as the field that it corrects`() throws {
    var (ledger, note) = try Self.noted()
    let correction = try ledger.append(
      LedgerType.recordCorrected, by: Self.samarinda, subject: "64.72",
      data: [
        "event": .string("\(note)"), "reason": "typing",
        "values": [["pointer": "/data/source", "value": "Nama Lain"]],
      ]
    ).event.hash
    try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64",
      data: Self.act(on: correction, "/data/values/0/value"))
    #expect(try ledger.state.erasure(of: correction)?.places.map(\.kind) == [.person])
  }

  @Test func `stores a row that reads back`() throws {
    var (ledger, note) = try Self.noted()
    try ledger.append(
      LedgerType.privateDataErased, by: Self.registrar, subject: "64",
      data: Self.act(on: note, "/data/source"))
    let row = try #require(try ledger.state.erasure(of: note))
    let text = try JSONText(JSON(members: row.members).canonicalBytes())
    #expect(ErasureRow(text.root) == row)
  }

  // MARK: Verification

  private static func erased() throws -> (copy: LedgerCopy, note: Hash) {
    var (ledger, note) = try noted()
    try ledger.append(
      LedgerType.privateDataErased, by: registrar, subject: "64",
      data: act(on: note, "/data/source"))
    return (try LedgerCopy(of: ledger), note)
  }

  @Test func `counts an erased value by class, basis and desk, and misses it nowhere`()
    async throws
  {
    var (copy, _) = try Self.erased()
    copy.sealed?.removeAll { $0.pointer.elementsEqual("/data/source".utf8) }
    let report = try await SmallLedger.verify(copy)
    #expect(report.failing == [])
    #expect(report.sealed?.opened == 1)
    #expect(
      report.erasures
        == [ErasureCount(kind: "person", basis: "requested", desk: "64.72", count: 1)])
  }

  @Test func `reports an erased value that is there all the same`() async throws {
    let (copy, note) = try Self.erased()
    let report = try await SmallLedger.verify(copy)
    #expect(report.failing == [.sealedValues])
    #expect(report.rules(.sealedValues) == ["sealed-erased"])
    #expect(
      report[.sealedValues].findings?.first.map(\.place)
        == [.sealedValue(event: "\(note)", pointer: "/data/source")])
  }

  @Test func `reports a missing value that nobody erased`() async throws {
    var (copy, note) = try Self.erased()
    copy.sealed = []
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.sealedValues) == ["sealed-missing"])
    #expect(
      report[.sealedValues].findings?.first.map(\.place)
        == [.sealedValue(event: "\(note)", pointer: "/data/text")])
  }

  @Test func `tells what was erased also where the copy has no sealed values`() async throws {
    var (copy, _) = try Self.erased()
    copy.sealed = nil
    let report = try await SmallLedger.verify(copy)
    #expect(report[.sealedValues] == .notChecked(.notInThisCopy))
    #expect(report.erasures.map(\.count) == [1])
  }
}
