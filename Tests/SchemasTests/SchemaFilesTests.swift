import Foundation
import LedgerTestSupport
import Schemas
import Testing

struct SchemaFilesTests {
  @Test func `lists every schema in the folder and below, byte for byte, and no example`() throws {
    let folder = ProjectFolder.root.appending(path: "Schemas")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".json") && !$0.hasPrefix("examples/") }
    #expect(Set(SchemaFiles.all.map(\.path)) == Set(paths))
    for file in SchemaFiles.all {
      #expect(file.bytes == Array(try Data(contentsOf: folder.appending(path: file.path))))
    }
  }

  @Test func `sorts the files by path`() {
    let paths = SchemaFiles.all.map(\.path)
    #expect(paths == paths.sorted())
  }
}
