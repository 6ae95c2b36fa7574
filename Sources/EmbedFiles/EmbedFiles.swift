import Foundation

/// Writes files as one Swift source: `EmbedFiles OUTPUT FOLDER FILE…`.
///
/// The build runs it, through `EmbedFilesPlugin`. Files are named by their path in the folder and
/// sorted by that name, so that the same files give the same source on every machine.
@main
package enum EmbedFiles {
  /// Reads the files and writes the source.
  package static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    guard paths.count >= 2 else { throw EmbedError.usage }
    let folder = URL(filePath: paths[paths.startIndex + 1], directoryHint: .isDirectory)
    let files = try paths.dropFirst(2).map { path in try read(URL(filePath: path), in: folder) }
    let source = source(listing: files.sorted { $0.path < $1.path })
    try source.write(toFile: paths[paths.startIndex], atomically: true, encoding: .utf8)
  }

  /// The Swift source that lists the files in the given order.
  package static func source(listing files: [(path: String, text: String)]) -> String {
    let elements = files.map { "    (\(SwiftLiteral($0.path)), \(SwiftLiteral($0.text)))," }
    return """
      /// The data files in this target's folder.
      enum EmbeddedFiles {
        /// Each file's path in the folder and its text, sorted by path.
        static let all: [(path: String, text: String)] = [
      \(elements.joined(separator: "\n"))
        ]
      }

      """
  }

  private static func read(
    _ file: URL, in folder: URL
  ) throws -> (path: String, text: String) {
    let prefix = folder.standardizedFileURL.path(percentEncoded: false)
    let path = file.standardizedFileURL.path(percentEncoded: false)
    guard path.hasPrefix(prefix) else { throw EmbedError.outside(folder: prefix, file: path) }
    guard let text = String(validating: try Data(contentsOf: file), as: UTF8.self) else {
      throw EmbedError.notUTF8(file: path)
    }
    return (String(path.dropFirst(prefix.count)), text)
  }
}

/// Why a file could not be embedded.
private enum EmbedError: Error, CustomStringConvertible {
  case usage
  case outside(folder: String, file: String)
  case notUTF8(file: String)

  var description: String {
    switch self {
    case .usage: "usage: EmbedFiles OUTPUT FOLDER FILE…"
    case .outside(let folder, let file): "\(file) is not in \(folder)"
    case .notUTF8(let file): "\(file) is not UTF-8 text"
    }
  }
}
