package import Foundation

/// The folders of the checkout that a test reads from.
package enum ProjectFolder {
  /// The folder that holds `Package.swift`.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files directly in a folder named from the root of the checkout, sorted by name.
  package static func files(in path: String, withExtension suffix: String) throws -> [URL] {
    try FileManager.default
      .contentsOfDirectory(at: root.appending(path: path), includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == suffix }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
