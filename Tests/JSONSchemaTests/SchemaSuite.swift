import CanonicalJSON
import Foundation
import LedgerTestSupport
import Testing

/// One schema of the official test suite, with the values it is applied to.
struct SchemaSuiteGroup: Sendable, CustomTestStringConvertible {
  let file: String
  let description: String
  let schema: [UInt8]
  let cases: [(description: String, value: JSONValue, isValid: Bool)]

  var testDescription: String { "\(file): \(description)" }

  /// Every group of every file, in order.
  static func all() throws -> [SchemaSuiteGroup] {
    try ProjectFolder.files(in: folder, withExtension: "json").flatMap { file in
      let text = try JSONText(Array(Data(contentsOf: file)))
      return try text.root.elements.map { try SchemaSuiteGroup($0, file: file.lastPathComponent) }
    }
  }

  /// The groups whose schema we refuse, and the error's words: `file | description | error`.
  static func refusals() throws -> [String: String] {
    let lines = try ProjectFolder.files(in: folder, withExtension: "txt").flatMap {
      try String(contentsOf: $0, encoding: .utf8).split(separator: "\n")
    }
    return try Dictionary(
      lines.map { line in
        let parts = line.components(separatedBy: " | ")
        guard parts.count == 3 else { throw MalformedVector(text: String(line)) }
        return ("\(parts[0]): \(parts[1])", parts[2])
      }, uniquingKeysWith: { first, _ in first })
  }

  private static let folder = "Tests/JSONSchemaTests/Vectors/schema-suite"

  private init(_ group: JSONValue, file: String) throws {
    guard let description = group["description"]?.string, let schema = group["schema"],
      let tests = group["tests"]
    else { throw MalformedVector(text: file) }
    self.file = file
    self.description = description
    self.schema = Array(schema.bytes)
    cases = try tests.elements.map { test in
      guard let description = test["description"]?.string, let value = test["data"],
        let isValid = test["valid"]?.boolean
      else { throw MalformedVector(text: description) }
      return (description, value, isValid)
    }
  }
}

struct MalformedVector: Error {
  let text: String
}
