/// The JSON Schemas of all event types, as they stand in this folder.
package enum SchemaFiles {
  /// One schema file.
  package struct File: Sendable {
    /// The path in the folder: `v1/report.submitted.json`, `v1/ledger/ledger.opened.json`.
    package let path: String

    /// The file's bytes, UTF-8.
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Every `.json` file of the folder and its subfolders, sorted by path; the examples, which are
  /// for readers and tests, are not compiled in.
  package static let all: [File] = EmbeddedFiles.all.map { file in
    File(path: file.path, bytes: Array(file.text.utf8))
  }
}
