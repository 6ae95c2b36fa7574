import CanonicalJSON
import Foundation
import LedgerTestSupport

/// A file of vectors, itself read by the reader under test.
struct VectorFile {
  let name: String
  let root: JSONValue

  /// The files in a folder of this target's vectors.
  static func all(in folder: String) throws -> [VectorFile] {
    try ProjectFolder.files(in: "Tests/CanonicalJSONTests/Vectors/\(folder)", withExtension: "json")
      .map { url in
        let text = try JSONText(Array(Data(contentsOf: url)))
        return VectorFile(name: url.deletingPathExtension().lastPathComponent, root: text.root)
      }
  }
}
