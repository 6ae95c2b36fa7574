import Foundation
import LedgerTestSupport
import Testing

/// A file of test vectors, named in the test's output by its folder and name.
struct VectorFile: CustomTestStringConvertible, Sendable {
  let url: URL

  /// The files in a folder of `Vectors`.
  static func all(in folder: String) throws -> [VectorFile] {
    try ProjectFolder.files(
      in: "Tests/TransparencyLogTests/Vectors/\(folder)", withExtension: "json"
    ).map(VectorFile.init)
  }

  /// The file's contents.
  func decode<Content: Decodable>(as type: Content.Type) throws -> Content {
    try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }

  var testDescription: String { url.deletingPathExtension().lastPathComponent }
}
