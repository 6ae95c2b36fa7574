import CanonicalJSON
import Testing

/// Texts one step away from a canonical event.
struct DamagedTextTests {
  private let event = Array(
    (#"{"data":{"count":-412,"items":[{"a":0.5},[],{}],"note":"B\u001f\"é\n"},"#
      + "\"id\":\"42\",\"subject\":\"64.72\",\"é\":1,\"\u{1F602}\":null,\"\u{FB33}\":[true,false]}")
      .utf8)

  @Test func `begins with a canonical text`() throws {
    #expect(try JSONText(event).isCanonical)
  }

  @Test func `refuses a text cut at any byte`() throws {
    for length in 0..<event.count {
      let error = try #require(throws: JSONError.self) { try JSONText(Array(event[..<length])) }
      #expect(error.offset <= length)
    }
  }

  @Test func `agrees with its writer about every text one bit away`() throws {
    for bit in 0..<event.count * 8 {
      var bytes = event
      bytes[bit / 8] ^= 1 << (bit % 8)
      try expectAgreement(bytes)
    }
  }

  @Test
  func `agrees with its writer about every text with two bytes swapped, one lost or one doubled`()
    throws
  {
    for index in event.indices.dropLast() {
      var bytes = event
      bytes.swapAt(index, index + 1)
      try expectAgreement(bytes)
      bytes = event
      bytes.remove(at: index)
      try expectAgreement(bytes)
      bytes = event
      bytes.insert(event[index], at: index)
      try expectAgreement(bytes)
    }
  }

  /// What reads must have one canonical form, which reads as itself, and be called canonical
  /// exactly if it is that form.
  private func expectAgreement(_ bytes: [UInt8]) throws {
    guard let text = try? JSONText(bytes) else {
      #expect(!JSONText.isCanonical(bytes))
      return
    }
    #expect(JSONText.isCanonical(bytes) == text.isCanonical)
    guard let written = try? JSON(text.root).canonicalBytes() else { return }
    #expect(text.isCanonical == (written == bytes))
    #expect(try JSON(JSONText(written).root).canonicalBytes() == written)
  }
}
