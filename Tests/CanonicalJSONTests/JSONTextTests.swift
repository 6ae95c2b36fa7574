import CanonicalJSON
import Testing

struct JSONTextTests {
  @Test(
    arguments: [
      ("", .unexpectedEnd, 0, ""),
      ("  ", .unexpectedEnd, 2, ""),
      ("[1 2]", .unexpectedByte, 3, ""),
      ("[1,]", .unexpectedByte, 3, "/1"),
      ("[,1]", .unexpectedByte, 1, "/0"),
      ("[1,[2,x]]", .unexpectedByte, 6, "/1/1"),
      (#"{"a":1,}"#, .unexpectedByte, 7, ""),
      (#"{"a" 1}"#, .unexpectedByte, 5, "/a"),
      (#"{"a":{"b/~":tru}}"#, .unexpectedByte, 15, "/a/b~1~0"),
      (#"{"a":1"#, .unexpectedEnd, 6, ""),
      (#"{"a":"#, .unexpectedEnd, 5, "/a"),
      (#"{"a":1 "b":2}"#, .unexpectedByte, 7, ""),
      ("[1] 2", .trailingBytes, 4, ""),
      ("\u{FEFF}[]", .byteOrderMark, 0, ""),
      ("[01]", .malformedNumber, 1, "/0"),
      ("[1.]", .malformedNumber, 3, "/0"),
      ("[0,-]", .malformedNumber, 4, "/1"),
      ("[1e", .unexpectedEnd, 3, "/0"),
      ("[9007199254740992]", .integerOutOfRange, 1, "/0"),
      ("[-9007199254740992]", .integerOutOfRange, 1, "/0"),
      ("[123456789012345678901234567890]", .integerOutOfRange, 1, "/0"),
      ("[[],1e400]", .numberOutOfRange, 4, "/1"),
      ("[\"a\u{1F}\"]", .controlCharacter, 3, "/0"),
      (#"["\x"]"#, .malformedEscape, 2, "/0"),
      (#"["a\u12g4"]"#, .malformedEscape, 3, "/0"),
      (#"["\u12"#, .unexpectedEnd, 6, "/0"),
      (#"["a\"#, .unexpectedEnd, 4, "/0"),
      (#"{"a":"\ud800"}"#, .loneSurrogate, 6, "/a"),
      (#"{"a":"\udc00"}"#, .loneSurrogate, 6, "/a"),
      (#"{"a":"\ud800\u0041"}"#, .loneSurrogate, 6, "/a"),
      (#"{"a":1,"b":2,"a":3}"#, .duplicateName, 13, "/a"),
      (#"{"a":1,"\u0061":3}"#, .duplicateName, 7, "/a"),
      (#"[{"x":{"b":1,"a":1,"b":2,"a":3}}]"#, .duplicateName, 19, "/0/x/b"),
    ] as [(String, JSONError.Reason, Int, String)])
  func `says which rule a text breaks, at which byte and in which value`(
    text: String, reason: JSONError.Reason, offset: Int, pointer: String
  ) throws {
    let error = try #require(throws: JSONError.self) { try JSONText(Array(text.utf8)) }
    #expect(error.reason == reason)
    #expect(error.offset == offset)
    #expect(error.pointer.description == pointer)
    #expect(!JSONText.isCanonical(Array(text.utf8)))
  }

  @Test func `reads 64 arrays and objects within each other and refuses a 65th`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let opening = (1...depth).map { $0.isMultiple(of: 2) ? #"{"a":"# : "[" }
      let closing = (1...depth).reversed().map { $0.isMultiple(of: 2) ? "}" : "]" }
      return Array((opening.dropLast() + ["[", "]"] + closing.dropFirst()).joined().utf8)
    }
    #expect(try JSONText(nested(64)).isCanonical)
    let error = try #require(throws: JSONError.self) { try JSONText(nested(65)) }
    #expect(error.reason == .tooDeep)
    #expect(error.offset == nested(65).firstIndex(of: UInt8(ascii: "]")).map { $0 - 1 })
    #expect(error.pointer.tokens.count == 64)
  }

  @Test func `keeps names apart that only look the same`() throws {
    let text = try JSONText(Array("{\"A\u{30A}\":1,\"\u{C5}\":2,\"\u{212B}\":3}".utf8))
    #expect(text.root.count == 3)
    #expect(text.root["A\u{30A}"]?.integer == 1)
    #expect(text.root["\u{C5}"]?.integer == 2)
    #expect(text.root["\u{212B}"]?.integer == 3)
  }

  @Test(
    arguments: [
      ("{}", true), ("[]", true), ("[1,2]", true), ("[1, 2]", false), (" 1", false), ("1\n", false),
      (#"{"a":1,"b":2}"#, true), (#"{"b":1,"a":2}"#, false), (#"{"a":1,"aa":2}"#, true),
      (#"{"aa":1,"a":2}"#, false), (#"{"":1,"a":2}"#, true),
      ("{\"\u{1F602}\":1,\"\u{FB33}\":2}", true), ("{\"\u{FB33}\":1,\"\u{1F602}\":2}", false),
      ("{\"\u{D7FF}\":1,\"\u{1F602}\":2}", true), ("{\"\u{1F602}\":1,\"\u{E000}\":2}", true),
      (#"{"\n":1,"1":2}"#, true), (#"{"1":1,"\n":2}"#, false), (##"{"!":1,"\"":2,"#":3}"##, true),
      (#"{"[":1,"\\":2,"]":3}"#, true), (#"{"\b":1,"\t":2,"\n":3}"#, true),
      (#"{"a":{"b":1,"a":2}}"#, false),
      (#""\n\"\\\b\f\r\t""#, true), (#""\u000a""#, false), (#""\u001f\u0000""#, true),
      (#""\u001F""#, false), (#""\/""#, false), (#""\u0041""#, false), (#""\ud83d\ude02""#, false),
      ("\"/\u{7F}\u{2028}\u{1F602}\u{FFFF}\"", true),
      ("0", true), ("-0", false), ("-1", true), ("9007199254740991", true), ("1.5", true),
      ("1.0", false), ("1.50", false), ("1e2", false), ("1e+30", true), ("1E+30", false),
      ("1e30", false), ("0.000001", true), ("1e-7", true), ("0.0000001", false), ("0.0", false),
      ("-0.0", false), ("5e-324", true), ("1e-400", false), ("333333333.33333329", false),
    ] as [(String, Bool)])
  func `knows whether bytes are canonical`(text: String, isCanonical: Bool) throws {
    let bytes = Array(text.utf8)
    #expect(try JSONText(bytes).isCanonical == isCanonical)
    #expect(JSONText.isCanonical(bytes) == isCanonical)
    #expect(try (JSON(JSONText(bytes).root).canonicalBytes() == bytes) == isCanonical)
  }

  /// Well-formed UTF-8 as RFC 3629 §4 draws it, tried at each border of each range.
  @Test(
    arguments: [
      ([0x7F], true), ([0x80], false), ([0xBF], false), ([0xC0, 0x80], false),
      ([0xC1, 0xBF], false),
      ([0xC2, 0x80], true), ([0xDF, 0xBF], true), ([0xC2], false), ([0xC2, 0x7F], false),
      ([0xC2, 0xC0], false), ([0xE0, 0x9F, 0xBF], false), ([0xE0, 0xA0, 0x80], true),
      ([0xE1, 0x80, 0x80], true), ([0xE1, 0x80], false), ([0xE1, 0x80, 0xC0], false),
      ([0xED, 0x9F, 0xBF], true), ([0xED, 0xA0, 0x80], false), ([0xED, 0xBF, 0xBF], false),
      ([0xEE, 0x80, 0x80], true), ([0xEF, 0xBF, 0xBF], true), ([0xF0, 0x8F, 0xBF, 0xBF], false),
      ([0xF0, 0x90, 0x80, 0x80], true), ([0xF3, 0xBF, 0xBF, 0xBF], true),
      ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0xF4, 0x90, 0x80, 0x80], false),
      ([0xF1, 0x80, 0x80], false), ([0xF1, 0x80, 0x80, 0x7F], false),
      ([0xF5, 0x80, 0x80, 0x80], false),
      ([0xF8, 0x88, 0x80, 0x80, 0x80], false), ([0xFF], false),
    ] as [([UInt8], Bool)])
  func `takes UTF-8 in its only form`(character: [UInt8], isWellFormed: Bool) throws {
    let quote = UInt8(ascii: "\"")
    for padding in 0...9 {
      let start = [quote] + Array(repeating: UInt8(ascii: "x"), count: padding)
      let bytes = start + character + [quote]
      if isWellFormed {
        #expect(
          try JSONText(bytes).root.string.map { Array($0.utf8) } == Array(bytes[1...].dropLast()))
      } else {
        let error = try #require(throws: JSONError.self) { try JSONText(bytes) }
        #expect(error.reason == .malformedUTF8)
        #expect(error.offset == start.count)
      }
    }
  }
}
