import CanonicalJSON
import Crypto
import Foundation
import Testing

struct CanonicalFormTests {
  @Test(arguments: try CanonicalFormCase.all())
  func `writes the published form`(_ expected: CanonicalFormCase) throws {
    let input = try JSONText(expected.input)
    let written = try JSON(input.root).canonicalBytes()
    #expect(written == expected.output)
    #expect(SHA256.hash(data: written).hexadecimal == expected.sha256)
    #expect(try input.root.canonicalBytes() == expected.output)
  }

  @Test(arguments: try CanonicalFormCase.all())
  func `knows the published form from its source`(_ expected: CanonicalFormCase) {
    #expect(JSONText.isCanonical(expected.output))
    #expect(!JSONText.isCanonical(expected.input))
  }

  @Test func `writes every kind of value, and members by code units`() throws {
    let value: JSON = [
      "z": nil, "a": true,
      "\u{FB33}": [1, -2, 1.5, "\u{0}\u{8}\t\n\u{C}\r\u{1F}\"\\/\u{7F}\u{E9}"],
      "\u{1F602}": ["\u{E9}": [:], "e\u{301}": []], "": false,
    ]
    let expected =
      #"{"":false,"a":true,"z":null,"#
      + "\"\u{1F602}\":{\"e\u{301}\":[],\"\u{E9}\":{}},\"\u{FB33}\":"
      + #"[1,-2,1.5,"\u0000\b\t\n\f\r\u001f\"\\/"# + "\u{7F}\u{E9}\"]}"
    #expect(try value.canonicalBytes() == Array(expected.utf8))
  }

  @Test(
    arguments: [
      (["a": [1, .double(.nan)]], .numberOutOfRange, "/a/1", 8),
      ([.double(-.infinity)], .numberOutOfRange, "/0", 1),
      (9_007_199_254_740_992, .integerOutOfRange, "", 0),
      ([-9_007_199_254_740_992], .integerOutOfRange, "/0", 1),
      (.integer(.min), .integerOutOfRange, "", 0),
      (.double(9_007_199_254_740_992), .integerOutOfRange, "", 0),
      (.double(-1e20), .integerOutOfRange, "", 0),
      (["b": 1, "a~/": ["x": 1, "x": 2]], .duplicateName, "/a~0~1/x", 13),
    ] as [(JSON, JSONError.Reason, String, Int)])
  func `refuses to write what it would not read`(
    value: JSON, reason: JSONError.Reason, pointer: String, offset: Int
  ) throws {
    let error = try #require(throws: JSONError.self) { try value.canonicalBytes() }
    #expect(error.reason == reason)
    #expect(error.pointer.description == pointer)
    #expect(error.offset == offset)
  }

  @Test func `writes 64 arrays and objects within each other and refuses a 65th`() throws {
    var value: JSON = [:]
    for _ in 2...64 { value = [value] }
    #expect(try JSONText(value.canonicalBytes()).isCanonical)
    let error = try #require(throws: JSONError.self) { try JSON.array([value]).canonicalBytes() }
    #expect(error.reason == .tooDeep)
    #expect(error.pointer.tokens == Array(repeating: "0", count: 64))
  }

  @Test func `writes large doubles that no one takes for integers`() throws {
    let value: JSON = [1e21, -1.7976931348623157e308, 9_007_199_254_740_991.0, -0.0]
    let text = "[1e+21,-1.7976931348623157e+308,9007199254740991,0]"
    #expect(try value.canonicalBytes() == Array(text.utf8))
  }
}

struct CanonicalFormCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let input: [UInt8]
  let output: [UInt8]
  let sha256: String

  static func all() throws -> [CanonicalFormCase] {
    try VectorFile.all(in: "canonical-form").map { file in
      CanonicalFormCase(
        testDescription: file.name,
        input: Array(try #require(file.root["input"]?.string).utf8),
        output: Array(try #require(file.root["output"]?.string).utf8),
        sha256: try #require(file.root["sha256"]?.string))
    }
  }
}

extension SHA256Digest {
  /// The digest in lowercase hexadecimal.
  var hexadecimal: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
