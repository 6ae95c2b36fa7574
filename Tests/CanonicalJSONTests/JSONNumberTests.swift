import CanonicalJSON
import Crypto
import Foundation
import Testing

struct JSONNumberTests {
  @Test(arguments: try NumberCase.all())
  func `writes a double as ECMAScript does`(_ expected: NumberCase) throws {
    let double = Double(bitPattern: expected.bits)
    #expect(JSONNumber.canonicalBytes(double) == Array(expected.text.utf8))
    #expect(Double(expected.text) == double)
  }

  @Test(arguments: try VectorFile.all(in: "number-sequence").map(NumberSequence.init))
  func `writes a published sequence to its published hashes`(_ sequence: NumberSequence) {
    var sequence = sequence
    var hasher = SHA256()
    var line = 0
    for digest in sequence.digests {
      while line < digest.lines {
        let bits = sequence.next()
        let text = JSONNumber.canonicalBytes(Double(bitPattern: bits))
        hasher.update(data: Array("\(String(bits, radix: 16)),".utf8) + text + [UInt8(ascii: "\n")])
        line += 1
      }
      #expect(hasher.finalize().hexadecimal == digest.sha256, "the first \(line) lines")
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("9007199254740991", 9_007_199_254_740_991),
      ("-9007199254740991", -9_007_199_254_740_991), ("1.0", nil), ("1e2", nil), ("0E0", nil),
      ("true", nil), (#""1""#, nil),
    ] as [(String, Int64?)])
  func `calls integer only what is written as one`(text: String, integer: Int64?) throws {
    #expect(try JSONText(Array(text.utf8)).root.integer == integer)
  }

  @Test(
    arguments: [
      ("0", 0), ("1.5", 1.5), ("-2e3", -2000), ("5e-324", .leastNonzeroMagnitude), ("2e-324", 0),
      ("3e-324", .leastNonzeroMagnitude), ("1.7976931348623158e308", 1.7976931348623157e308),
      ("0.1000000000000000055511151231257827021181583404541015625", 0.1),
      ("1e-99999999999999999999", 0), ("0e99999999999999999999", 0),
    ] as [(String, Double)])
  func `reads the nearest double`(text: String, double: Double) throws {
    #expect(try JSONText(Array(text.utf8)).root.double == double)
  }

  @Test func `keeps the sign of minus zero only in the double`() throws {
    let root = try JSONText(Array("-0".utf8)).root
    #expect(root.double?.sign == .minus)
    #expect(root.integer == 0)
    #expect(try root.canonicalBytes() == Array("0".utf8))
  }

  /// Halfway between two doubles, and one digit beyond: the last of many digits decides.
  @Test func `reads all digits of a long number`() throws {
    let halfway = "1.00000000000000011102230246251565404236316680908203125"
    let zeros = String(repeating: "0", count: 2000)
    #expect(try JSONText(Array(halfway.utf8)).root.double == 1)
    #expect(try JSONText(Array("\(halfway)\(zeros)".utf8)).root.double == 1)
    #expect(try JSONText(Array("\(halfway)\(zeros)1".utf8)).root.double == 1.0.nextUp)
  }
}

struct NumberCase: Sendable, CustomTestStringConvertible {
  let bits: UInt64
  let text: String

  var testDescription: String { text }

  static func all() throws -> [NumberCase] {
    try VectorFile.all(in: "numbers").flatMap { file in
      try #require(file.root["numbers"]).elements.map { number in
        NumberCase(
          bits: try #require(number["bits"]?.string.flatMap { UInt64($0, radix: 16) }),
          text: try #require(number["text"]?.string))
      }
    }
  }
}
