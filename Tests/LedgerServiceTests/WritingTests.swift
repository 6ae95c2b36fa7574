import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import Testing
import TransparencyLog

@Suite struct WritingTests {
  @Test func `shows what would be signed, and signs the same`() async throws {
    let office = try Office()
    try office.open()
    let ledger = try await office.ledger(withDesk: "64.72")
    let size = try ledger.writer.reading.size
    let (key, now) = (try office.key("64.72"), try ledger.now())
    let unsigned = try ledger.preview(try office.draft(1), by: key, at: now)
    #expect(try ledger.writer.reading.size == size)
    let appended = try await ledger.append(try office.draft(1), by: key, at: now)
    #expect(appended.facts.entry.event.bytes == unsigned.event.bytes)
    #expect(appended.facts.index == size)
  }

  @Test func `tells every place where the data does not fit, and writes nothing`() async throws {
    let office = try Office()
    try office.open()
    let ledger = try await office.ledger(withDesk: "64.72")
    let size = try ledger.writer.reading.size
    await #expect {
      _ = try await ledger.append(
        try office.draft(1, quantity: "\"many\""), by: try office.key("64.72"),
        at: try ledger.now())
    } throws: { error in
      guard let refusal = error as? WritingRefusal else { return false }
      return refusal.rule == "schema-invalid"
        && refusal.places.map { "\($0)" } == ["/data/lines/0/quantity"]
    }
    #expect(try ledger.writer.reading.size == size)
  }

  @Test func `knows no key that the directory lacks`() async throws {
    let office = try Office()
    try office.open()
    let ledger = try LedgerAppender(at: office.workplace)
    let stranger = try Ed25519PrivateKey(seed: [UInt8](repeating: 99, count: 32))
    #expect {
      _ = try ledger.preview(try office.draft(1), by: stranger, at: try ledger.now())
    } throws: {
      if case WritingRefusal.unknownKey = $0 { true } else { false }
    }
  }

  @Test func `names an event by its index or its hash, and says when it is none`() async throws {
    let office = try Office()
    let opened = try office.open()
    let ledger = try office.workplace.open()
    #expect(try ledger.index(named: "0") == 0)
    #expect(try ledger.index(named: String("\(opened.genesis.hash)".prefix(8))) == 0)
    #expect(throws: ReferenceFault.self) { try ledger.index(named: "999999") }
    #expect(throws: ReferenceFault.self) { try ledger.index(named: "00000000") }
  }

  @Test func `seals the state in the service's name`() async throws {
    let office = try Office()
    try office.open()
    let ledger = try LedgerAppender(at: office.workplace)
    let size = try ledger.writer.reading.size
    let seal = try ledger.seal()
    #expect(seal.index == size)
    #expect(seal.projections.contains { $0.name == "keys" && $0.rows > 0 })
  }

  @Test func `erases nothing where an event seals nothing`() async throws {
    let office = try Office()
    try office.open()
    let ledger = try LedgerAppender(at: office.workplace)
    let request = LedgerAppender.ErasureRequest(
      event: "0", pointers: ["/data/title"], basis: "requested", document: nil)
    #expect {
      try ledger.erasure(request, at: ledger.timestamp(try ledger.now()))
    } throws: {
      if case ActFault.sealsNothing(at: "/data/title", sealed: []) = $0 { true } else { false }
    }
  }

  @Test func `corrects an event of the author's own desk`() async throws {
    let office = try Office()
    try office.open()
    let ledger = try await office.ledger(withDesk: "64.72")
    let (key, now) = (try office.key("64.72"), try ledger.now())
    let index = try await ledger.append(try office.draft(1), by: key, at: now).facts.index
    let target = try AmendedEvent(named: "\(index)", in: ledger)
    let correction = try target.correction(
      ["lines.0.quantity=39"], .init(reason: "typing"), at: ledger.timestamp(now))
    let corrected = try await ledger.append(correction, by: key, at: now)
    #expect(corrected.facts.standing == .stands)
    #expect(throws: SettingFault.self) {
      try target.correction(["39"], .init(reason: "typing"), at: ledger.timestamp(now))
    }
  }
}
