import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import Testing
import TransparencyLog

@Suite struct BatchTests {
  private func batch(_ office: Office, keepGoing: Bool) async throws -> (
    LedgerAppender, BatchAppend
  ) {
    try office.open()
    let ledger = try await office.ledger(withDesk: "64.72")
    let append = BatchAppend(
      to: ledger, keepGoing: keepGoing, clockChecked: false, note: nil,
      authorKey: { try office.key("64.72") })
    return (ledger, append)
  }

  private func bytes(_ office: Office) -> [UInt8] {
    let lines = [
      office.line(1, quantity: "40"), office.line(2, quantity: "\"Budi\""), "\n",
      "not JSON: Budi\n", #"{"type":"weather.told","subject":"Budi","time":"x","data":{}}"#,
    ]
    return Array(lines.joined().utf8)
  }

  @Test func `tells refused lines by rule and place, and never what they said`() async throws {
    let office = try Office()
    let (_, append) = try await batch(office, keepGoing: true)
    let result = try await append.run(bytes(office), wantsReceipts: true)
    #expect(result.placed.map(\.line) == [1])
    #expect(result.rejected.map(\.line) == [2, 4, 5])
    #expect(result.rejected.map(\.refusal.rule) == ["schema-invalid", "form", "unknown-type"])
    #expect(result.receiptBytes.count { $0 == UInt8(ascii: "\n") } == 1)
    let json = String(decoding: try result.json.canonicalBytes(), as: UTF8.self)
    #expect(
      json.contains(
        #""rejected":[{"line":2,"places":["/data/lines/0/quantity"],"reason":"schema-invalid"},"#
          + #"{"line":4,"reason":"form"},{"line":5,"reason":"unknown-type"}]"#))
    #expect(!json.contains("Budi"))
  }

  @Test func `takes all lines or none`() async throws {
    let office = try Office()
    let (ledger, append) = try await batch(office, keepGoing: false)
    let before = try ledger.writer.newest()
    await #expect {
      _ = try await append.run(bytes(office))
    } throws: { error in
      guard let refusal = error as? BatchRefusal else { return false }
      return refusal.line.line == 2 && refusal.line.refusal.rule == "schema-invalid"
    }
    #expect(try ledger.writer.newest() == before)
  }
}
