import CanonicalJSON
import Foundation
import Testing

struct ParsingCorpusTests {
  @Test(arguments: try ParsingCase.all())
  func `reads and refuses what the corpus says`(_ expected: ParsingCase) throws {
    let read = Result { try JSONText(expected.bytes) }
    switch (read, expected.verdict) {
    case (.success, "read"): break
    case (.failure(let error as JSONError), "refuse"):
      #expect(expected.rule == nil || expected.rule == error.reason.rawValue)
      #expect((0...expected.bytes.count).contains(error.offset))
      #expect(!JSONText.isCanonical(expected.bytes))
    default: Issue.record("expected to \(expected.verdict), got \(read)")
    }
  }

  @Test(arguments: try ParsingCase.all())
  func `gives a reason wherever it departs from the corpus or is free to choose`(
    _ expected: ParsingCase
  ) {
    let given = ["y": "read", "n": "refuse"][expected.name.prefix(1)]
    #expect(given == expected.verdict || expected.because != nil)
    #expect(expected.verdict == "read" || expected.because == nil || expected.rule != nil)
  }

  @Test func `knows all 318 files of the JSON test suite`() throws {
    let names = try ParsingCase.all().map(\.name)
    #expect(names.count { $0.hasPrefix("y_") } == 95)
    #expect(names.count { $0.hasPrefix("n_") } == 188)
    #expect(names.count { $0.hasPrefix("i_") } == 35)
  }
}

struct ParsingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let verdict: String
  let rule: String?
  let because: String?

  var testDescription: String { name }

  static func all() throws -> [ParsingCase] {
    try VectorFile.all(in: "parsing").flatMap { file in
      try #require(file.root["cases"]).elements.map { try ParsingCase($0) }
    }
  }

  private init(_ value: JSONValue) throws {
    name = try #require(value["name"]?.string)
    verdict = try #require(value["verdict"]?.string)
    rule = value["rule"]?.string
    because = value["because"]?.string
    bytes = try #require(Self.bytes(value))
  }

  private static func bytes(_ value: JSONValue) -> [UInt8]? {
    if let text = value["text"]?.string { return Array(text.utf8) }
    if let hex = value["hex"]?.string { return bytes(hex: hex) }
    return value["pieces"]?.elements.flatMap { piece -> [UInt8] in
      let text = Array((piece["text"]?.string ?? "").utf8)
      return (0..<(piece["times"]?.integer ?? 0)).flatMap { _ in text }
    }
  }

  private static func bytes(hex: String) -> [UInt8]? {
    let digits = hex.compactMap(\.hexDigitValue)
    guard digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
