import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

struct ReceiptTests {
  @Test func `reads back as it was written`() async throws {
    for receipt in try await Self.receipts() {
      let again = try Receipt(receipt.bytes)
      #expect(again.bytes == receipt.bytes)
      #expect(again.standing == receipt.standing)
      #expect(again.isValid(under: TestKey.log.verifier))
    }
  }

  @Test func `proves nothing when any of its bytes is changed`() async throws {
    let receipt = try #require(try await Self.receipts().first)
    let standing = Array("\"standing\"".utf8)
    let proven = receipt.bytes.indices.first { receipt.bytes[$0...].starts(with: standing) }
    for position in 0..<(try #require(proven)) {
      var bytes = receipt.bytes
      bytes[position] ^= 1
      let changed = try? Receipt(bytes)
      #expect(changed?.isValid(under: TestKey.log.verifier) != true, "byte \(position)")
    }
  }

  @Test func `refuses a receipt that was cut`() async throws {
    let bytes = try #require(try await Self.receipts().last).bytes
    for count in 0..<bytes.count {
      #expect(throws: LedgerError.self) { try Receipt(Array(bytes.prefix(count))) }
    }
  }

  @Test func `holds under the log's key alone`() async throws {
    let receipt = try #require(try await Self.receipts().first)
    #expect(!receipt.isValid(under: TestKey("service").verifier))
  }

  /// One of an event that stands, and one of an event that is set aside.
  private static func receipts() async throws -> [Receipt] {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let data: JSON = ["count": 1, "item": "ink"]
    for subject in ["64.72", "64.71"] {
      try fixture.append(
        ToyDomain.stockCounted, by: TestKey("64.72"), subject: subject, data: data, to: writer)
    }
    return try await writer.receipts(at: 9..<11)
  }
}
