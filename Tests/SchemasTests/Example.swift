import CanonicalJSON
import EventLedger
import Foundation
import JSONSchema
import LedgerTestSupport
import Schemas
import Testing

/// Data of an event type as it is stored, from a file in `Schemas/examples/TYPE`.
struct Example: CustomTestStringConvertible {
  /// The type, as the path of its schema without the ending.
  let type: String
  let file: URL

  var testDescription: String { "\(type)/\(file.lastPathComponent)" }
  /// Whether its type should take it.
  var isValid: Bool { file.lastPathComponent.hasPrefix("valid-") }

  /// Every example of every type, sorted by type and name.
  static func all() throws -> [Example] {
    try types().flatMap { type in
      try ProjectFolder.files(in: "Schemas/examples/\(type)", withExtension: "json")
        .map { Example(type: type, file: $0) }
    }
  }

  /// The types that have a schema and a folder of examples.
  static func types() throws -> [String] {
    let folder = ProjectFolder.root.appending(path: "Schemas/examples")
    return names.filter { name in
      FileManager.default.fileExists(atPath: folder.appending(path: name).path())
    }
  }

  /// The types that have a schema.
  static let names = SchemaFiles.all.map(\.path).filter { !$0.hasPrefix("reports/") }
    .map { String($0.dropLast(".json".count)) }

  func text() throws -> JSONText { try JSONText(Array(Data(contentsOf: file))) }

  func schema() throws -> JSONSchema {
    try JSONSchema(
      ofEventType: try #require(SchemaFiles.all.first { $0.path == "\(type).json" }).bytes)
  }
}
