import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Rehearsal
import Testing
import TransparencyLog

@Suite struct AssessmentTests {
  private let desk = TestKey("64.72")
  private let kpu = TestKey("kpu-64")
  private let province = TestKey("64")

  private func about(_ entry: Entry, _ more: [(name: String, value: JSON)] = []) -> JSON {
    JSON(members: [("event", .string("\(entry.event.hash)"))] + more)
  }

  private func count(_ count: Int64, in ledger: inout TestLedger) throws -> Entry {
    try ledger.append(
      ToyDomain.stockCounted, by: desk, subject: "64.72",
      data: ["count": .integer(count), "item": "ballot_box"])
  }

  private func confirm(
    _ entry: Entry, by key: TestKey, in ledger: inout TestLedger
  ) throws -> Entry {
    try ledger.append(LedgerType.recordConfirmed, by: key, subject: "64.72", data: about(entry))
  }

  private func dispute(
    _ entry: Entry, by key: TestKey, in ledger: inout TestLedger
  ) throws -> Entry {
    try ledger.append(
      LedgerType.recordDisputed, by: key, subject: "64.72",
      data: about(entry, [("reason", "other_figures"), ("explanation", "hitungan kami lain")]))
  }

  private func correct(
    _ entry: Entry, to count: Int64, in ledger: inout TestLedger
  ) throws -> Entry {
    try ledger.append(
      LedgerType.recordCorrected, by: desk, subject: "64.72",
      data: about(
        entry,
        [
          ("reason", "recount"),
          ("values", [["pointer": "/data/count", "value": .integer(count)]]),
        ]))
  }

  @discardableResult
  private func withdraw(
    _ entry: Entry, by key: TestKey, in ledger: inout TestLedger
  ) throws -> Entry {
    try ledger.append(
      LedgerType.recordWithdrawn, by: key, subject: "64.72",
      data: about(entry, [("reason", "typing")]))
  }

  private func confirmed(_ ledger: TestLedger) throws -> Int64? {
    try ledger.row("64.72")?["confirmed"]?.integer
  }

  private func rows(of ledger: TestLedger) -> [Hash] {
    ledger.state.tables.map { StateRoot.root(of: $0.loadedRows()) }
  }

  @Test func `counts an event as confirmed once another body has said so`() throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    #expect(try confirmed(ledger) == 0)
    let first = try confirm(entry, by: kpu, in: &ledger)
    let second = try confirm(entry, by: province, in: &ledger)
    #expect(try confirmed(ledger) == 1)
    try withdraw(first, by: kpu, in: &ledger)
    #expect(try confirmed(ledger) == 1)
    try withdraw(second, by: province, in: &ledger)
    #expect(try confirmed(ledger) == 0)
    #expect(try ledger.row("64.72")?["stock"]?.integer == 58)
  }

  @Test func `keeps who disputes an event and why, and changes no figure`() throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    let before = try ledger.row("64.72")?.bytes
    let disputed = try dispute(entry, by: kpu, in: &ledger)
    #expect(try ledger.row("64.72")?.bytes == before)
    let dispute = try #require(try ledger.state.amendment(of: entry.event.hash)?.disputes.first)
    #expect(dispute.desk == "kpu-64" && dispute.reason == "other_figures")
    #expect(dispute.index == ledger.state.size - 1)
    #expect(!String(decoding: disputed.bytes, as: UTF8.self).contains("hitungan"))
    try withdraw(disputed, by: kpu, in: &ledger)
    #expect(try ledger.state.amendment(of: entry.event.hash)?.disputes == [])
  }

  @Test func `lets a confirmation hold for what counted when it was given`() throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    _ = try confirm(entry, by: kpu, in: &ledger)
    let correction = try correct(entry, to: 57, in: &ledger)
    #expect(try confirmed(ledger) == 0)
    let again = try confirm(entry, by: kpu, in: &ledger)
    #expect(try ledger.reason(again) == nil)
    #expect(try confirmed(ledger) == 1)
    try withdraw(again, by: kpu, in: &ledger)
    try withdraw(correction, by: desk, in: &ledger)
    #expect(try confirmed(ledger) == 1)
    #expect(try ledger.row("64.72")?["stock"]?.integer == 58)
  }

  @Test func `counts a withdrawn event no more, confirmed or not`() throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    _ = try confirm(entry, by: kpu, in: &ledger)
    try withdraw(entry, by: desk, in: &ledger)
    #expect(try confirmed(ledger) == 0)
    let late = try confirm(entry, by: province, in: &ledger)
    #expect(try ledger.reason(late) == StandingReason.alreadyWithdrawn)
  }

  @Test(arguments: [LedgerType.recordConfirmed, LedgerType.recordDisputed])
  func `lets no desk assess its own event`(type: String) throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    let own =
      type == LedgerType.recordConfirmed
      ? try confirm(entry, by: desk, in: &ledger) : try dispute(entry, by: desk, in: &ledger)
    #expect(try ledger.reason(own) == StandingReason.ownRecord)
    #expect(try confirmed(ledger) == 0)
  }

  @Test func `takes one word of each body at a time`() throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    let first = try confirm(entry, by: kpu, in: &ledger)
    let second = try dispute(entry, by: kpu, in: &ledger)
    #expect(try ledger.reason(second) == StandingReason.assessedBefore)
    try withdraw(first, by: kpu, in: &ledger)
    let third = try dispute(entry, by: kpu, in: &ledger)
    #expect(try ledger.reason(third) == nil)
  }

  @Test func `assesses events of the domain alone`() throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    let confirmation = try confirm(entry, by: kpu, in: &ledger)
    let other = try confirm(confirmation, by: province, in: &ledger)
    #expect(try ledger.reason(other) == StandingReason.notCorrectable)
    let foreign = try ledger.append(
      LedgerType.recordConfirmed, by: province, subject: "64", data: about(entry))
    #expect(try ledger.reason(foreign) == StandingReason.otherSubject)
  }

  @Test func `falls with the key that confirmed, as if it had never spoken`() async throws {
    var ledger = try TestLedger.opened()
    let entry = try count(58, in: &ledger)
    let confirmation = try confirm(entry, by: kpu, in: &ledger)
    let index = try #require(ledger.history.index(of: confirmation.event.hash))
    try ledger.append(
      LedgerType.keyRevoked, by: TestKey(registrar: 1), subject: "64",
      data: [
        "key": .string("\(kpu.fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(index)),
      ])
    var replayed = try await Replay(of: ledger.history, catalogue: ledger.catalogue)
      .state(at: ledger.history.size)
    #expect(try replayed.setAside(confirmation.event.hash) != nil)
    #expect(try replayed.amendment(of: entry.event.hash)?.isConfirmed != true)
  }

  @Test(arguments: SeededRandom.seeds(count: 8))
  func `gives the same state from zero as event by event`(seed: UInt64) async throws {
    var ledger = try TestLedger.opened()
    var generator = SeededRandom(seed: seed)
    var entries = [try count(1, in: &ledger)]
    var said: [(entry: Entry, key: TestKey)] = []
    for step in 0..<60 as Range<Int64> {
      let target = try #require(entries.randomElement(using: &generator))
      let key = Bool.random(using: &generator) ? kpu : province
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: entries.append(try count(step, in: &ledger))
      case 1: said.append((try correct(target, to: step, in: &ledger), desk))
      case 2: said.append((try dispute(target, by: key, in: &ledger), key))
      case 3:
        guard let word = said.randomElement(using: &generator) else { continue }
        try withdraw(word.entry, by: word.key, in: &ledger)
      default: said.append((try confirm(target, by: key, in: &ledger), key))
      }
    }
    let replayed = try await Replay(of: ledger.history, catalogue: ledger.catalogue)
      .state(at: ledger.history.size)
    #expect(rows(of: ledger) == replayed.tables.map { StateRoot.root(of: $0.loadedRows()) })
    let stock = try ledger.expectedStock(of: entries)
    #expect(try ledger.row("64.72")?["stock"]?.integer == stock)
  }
}

extension TestLedger {
  /// The sum of what counts, found again from the amendments of each event.
  fileprivate mutating func expectedStock(of entries: [Entry]) throws -> Int64 {
    var sum: Int64 = 0
    for entry in entries {
      let row = try state.amendment(of: entry.event.hash) ?? AmendmentRow()
      guard row.withdrawnBy == nil else { continue }
      let last = try row.applicable.last.map { hash in
        try Entry(history.entries[Int(try #require(history.index(of: hash)))])
      }
      let corrected = last?.event.data["values"]?.elements.first { _ in true }?["value"]?.integer
      sum += corrected ?? entry.event.data["count"]?.integer ?? 0
    }
    return sum
  }
}
