import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// How large an event may be where an entry is read.
@Suite struct EventSizeTests {
  private static let other = "toy.note.written.v1"

  @Test(arguments: [
    (other, 32_768, true), (other, 32_769, false), (other, 65_388, false),
    (LedgerType.embedding, 65_388, true), (LedgerType.embedding, 65_389, false),
  ])
  func `reads an event beyond 32,768 bytes only where it embeds another`(
    type: String, byteCount: Int, isRead: Bool
  ) throws {
    let bytes = try entry(type: type, eventByteCount: byteCount)
    if isRead {
      #expect(try Entry(bytes).event.bytes.count == byteCount)
    } else {
      #expect(throws: EventError.self) { try Entry(bytes) }
    }
  }

  private func entry(type: String, eventByteCount: Int) throws -> [UInt8] {
    let first = try TestLedger.opened().history.entries[0]
    func event(padding: Int) throws -> [UInt8] {
      try JSON(Entry(first).event.value).with("/type", .string(type))
        .with("/data", ["x": .string(String(repeating: "x", count: padding))]).canonicalBytes()
    }
    let empty = try event(padding: 0).count
    return first.prefix(Entry.prefixByteCount) + (try event(padding: eventByteCount - empty))
      + first.suffix(Entry.suffixByteCount)
  }
}
