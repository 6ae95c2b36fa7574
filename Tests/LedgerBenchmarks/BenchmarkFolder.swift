import Foundation

/// Where ledgers are made: a temporary folder that goes again, or one that was asked for.
struct BenchmarkFolder {
  private let url: URL
  private let isTemporary: Bool

  /// Makes a folder that is kept, or a temporary one when no path is given.
  init(_ path: String?) throws {
    url =
      path.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "ledger-bench-\(getpid())")
    isTemporary = path == nil
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The path of a file in the folder.
  func path(of name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  /// Removes a temporary folder.
  func remove() {
    if isTemporary { try? FileManager.default.removeItem(at: url) }
  }
}
