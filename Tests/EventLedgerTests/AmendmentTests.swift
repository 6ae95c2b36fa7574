import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct AmendmentTests {
  private let kpu = TestKey("kpu-64")

  private func counted(_ count: Int64) -> JSON { ["count": .integer(count), "item": "ballot_box"] }

  private func correction(
    of entry: Entry, count: JSON, replacing other: Entry? = nil
  ) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("event", .string("\(entry.event.hash)")), ("reason", "recount"),
      ("values", [["pointer": "/data/count", "value": count]]),
    ]
    if let other { members.append(("replaces", .string("\(other.event.hash)"))) }
    return JSON(members: members)
  }

  private func stock(_ ledger: TestLedger) throws -> Int64? {
    try ledger.row("64.72")?["stock"]?.integer
  }

  @Test func `applies a correction, and leaves the event as it was`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    try ledger.append(
      LedgerType.recordCorrected, by: kpu, subject: "64.72", data: correction(of: entry, count: 57))
    #expect(try stock(ledger) == 57)
    #expect(entry.event.data["count"]?.integer == 58)
  }

  @Test func `applies neither of two corrections that do not follow one another`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    for count in [57, 56] {
      try ledger.append(
        LedgerType.recordCorrected, by: kpu, subject: "64.72",
        data: correction(of: entry, count: .integer(Int64(count))))
    }
    #expect(try stock(ledger) == 58)
    #expect(try ledger.state.amendment(of: entry.event.hash)?.isInConflict == true)
  }

  @Test func `follows a line of corrections, and a withdrawal of the last`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    let first = try ledger.append(
      LedgerType.recordCorrected, by: kpu, subject: "64.72", data: correction(of: entry, count: 57))
    let second = try ledger.append(
      LedgerType.recordCorrected, by: kpu, subject: "64.72",
      data: correction(of: entry, count: 56, replacing: first))
    #expect(try stock(ledger) == 56)
    try ledger.append(
      LedgerType.recordWithdrawn, by: kpu, subject: "64.72",
      data: ["event": .string("\(second.event.hash)"), "reason": "typing"])
    #expect(try stock(ledger) == 57)
  }

  @Test func `counts a withdrawn event no more, and lets it be withdrawn once`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    let data: JSON = ["event": .string("\(entry.event.hash)"), "reason": "duplicate"]
    try ledger.append(LedgerType.recordWithdrawn, by: kpu, subject: "64.72", data: data)
    #expect(try stock(ledger) == 0)
    let again = try ledger.append(
      LedgerType.recordWithdrawn, by: kpu, subject: "64.72", data: data)
    #expect(try ledger.reason(again) == StandingReason.alreadyWithdrawn)
  }

  @Test(arguments: [
    ("count", JSON.string("many"), StandingReason.schemaInvalid),
    ("nothing/below", 1, StandingReason.notCorrectable),
    ("item", "gold", ToyDomain.unknownItem),
    ("count", 1_000_001, ToyDomain.impossibleCount),
    ("label", "CNT-0002", ToyDomain.labelCorrected),
  ])
  func `sets a correction aside whose result could not stand as an event`(
    member: String, value: JSON, reason: String
  ) throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    let bad = try ledger.append(
      LedgerType.recordCorrected, by: kpu, subject: "64.72",
      data: [
        "event": .string("\(entry.event.hash)"), "reason": "typing",
        "values": [["pointer": .string("/data/\(member)"), "value": value]],
      ])
    #expect(try ledger.reason(bad) == reason)
    #expect(try stock(ledger) == 58)
  }

  /// Of two corrections that contradict, one applies alone when the other is withdrawn.
  @Test func `judges a correction with those that it follows, and with no others`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    let first = try ledger.append(
      LedgerType.recordCorrected, by: kpu, subject: "64.72",
      data: correction(of: entry, count: 1_000_000))
    let label: JSON = [["pointer": "/data/item", "value": "gold"]]
    for replaces in [nil, first] {
      let data = try correction(of: entry, count: 1, replacing: replaces).with("/values", label)
      let bad = try ledger.append(
        LedgerType.recordCorrected, by: kpu, subject: "64.72", data: data)
      #expect(try ledger.reason(bad) == ToyDomain.unknownItem)
    }
    let second = try ledger.append(
      LedgerType.recordCorrected, by: kpu, subject: "64.72",
      data: correction(of: entry, count: 1_000_001))
    #expect(try ledger.reason(second) == ToyDomain.impossibleCount)
    #expect(try stock(ledger) == 1_000_000)
  }

  @Test func `lets sixty-four corrections of an event stand, and no further one`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(0))
    func correct(_ count: Int64, after last: Entry?) throws -> Entry {
      try ledger.append(
        LedgerType.recordCorrected, by: kpu, subject: "64.72",
        data: correction(of: entry, count: .integer(count), replacing: last))
    }
    var last: Entry?
    for count in 1...Int64(AmendmentRow.correctionsMax) { last = try correct(count, after: last) }
    #expect(try ledger.reason(correct(65, after: last)) == StandingReason.tooManyCorrections)
    #expect(try stock(ledger) == 64)
    try ledger.append(
      LedgerType.recordWithdrawn, by: kpu, subject: "64.72",
      data: ["event": .string("\(try #require(last).event.hash)"), "reason": "typing"])
    #expect(try stock(ledger) == 63)
  }

  @Test func `lets only the author's desk correct`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.stockCounted, by: kpu, subject: "64.72", data: counted(58))
    let other = try ledger.append(
      LedgerType.recordCorrected, by: TestKey("64.72"), subject: "64.72",
      data: correction(of: entry, count: 57))
    #expect(try ledger.reason(other) == StandingReason.notTheAuthorsDesk)
  }

  @Test func `seals a corrected value that the type seals`() throws {
    var ledger = try TestLedger.opened()
    let desk = TestKey("64.72")
    let entry = try ledger.append(
      ToyDomain.noteWritten, by: desk, subject: "64.72",
      data: ["topic": "security", "text": "keadaan awal di lapangan"])
    let corrected = try ledger.append(
      LedgerType.recordCorrected, by: desk, subject: "64.72",
      data: [
        "event": .string("\(entry.event.hash)"), "reason": "late_information",
        "values": [["pointer": "/data/text", "value": "keadaan terbaru di lapangan"]],
      ])
    #expect(try ledger.reason(corrected) == nil)
    #expect(!String(decoding: corrected.bytes, as: UTF8.self).contains("terbaru"))
  }

  @Test func `gives the same state from zero as event by event`() async throws {
    var ledger = try TestLedger.opened()
    for count in 1...20 {
      let entry = try ledger.append(
        ToyDomain.stockCounted, by: kpu, subject: "64.7\(count % 3)", data: counted(Int64(count)))
      guard count.isMultiple(of: 4) else { continue }
      try ledger.append(
        LedgerType.recordCorrected, by: kpu, subject: entry.event.subject,
        data: correction(of: entry, count: 0))
    }
    let replayed = try await Replay(of: ledger.history, catalogue: ledger.catalogue)
      .state(at: ledger.history.size)
    for (live, fromZero) in zip(ledger.state.tables, replayed.tables) {
      #expect(
        StateRoot.root(of: live.loadedRows()) == StateRoot.root(of: fromZero.loadedRows()),
        "\(live.definition.name)")
    }
  }
}
