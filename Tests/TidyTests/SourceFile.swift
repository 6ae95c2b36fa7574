import Foundation
import LedgerTestSupport

/// A Swift file under `Sources`, as far as tidiness is concerned.
struct SourceFile {
  let path: String
  let module: String
  let lines: [Substring]

  /// The modules it imports, whatever the access level of the import.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), words.count > keyword + 1 else {
        return nil
      }
      guard words[..<keyword].allSatisfy(Self.importModifiers.contains) else { return nil }
      return String(words[keyword + 1])
    }
  }

  private static let importModifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "@preconcurrency", "@testable",
  ]

  /// Every Swift file under `Sources`, sorted by path.
  static func all() throws -> [SourceFile] {
    let root = ProjectFolder.root.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return try (paths ?? []).sorted().filter { $0.hasSuffix(".swift") }.map { path in
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      return SourceFile(path: "Sources/" + path, text: text)
    }
  }

  init(path: String, text: String) {
    self.path = path
    module = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
