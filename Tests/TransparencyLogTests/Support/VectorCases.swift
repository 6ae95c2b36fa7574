import Testing

/// One case of a vector file whose cases are alike, named in the test's output.
struct VectorCase<Content: NamedVector>: CustomTestStringConvertible, Sendable {
  let file: String
  let content: Content

  /// All cases of the files in a folder of `Vectors`; an empty folder is a mistake.
  static func all(in folder: String) throws -> [VectorCase] {
    let cases = try VectorFile.all(in: folder).flatMap { file in
      try file.decode(as: Cases<Content>.self).cases.map {
        VectorCase(file: file.testDescription, content: $0)
      }
    }
    try #require(!cases.isEmpty, "no vectors in \(folder)")
    return cases
  }

  var testDescription: String { "\(file): \(content.name)" }
}

/// A vector that says in words what it is about.
protocol NamedVector: Decodable, Sendable {
  var name: String { get }
}

private struct Cases<Content: NamedVector>: Decodable {
  let cases: [Content]
}
