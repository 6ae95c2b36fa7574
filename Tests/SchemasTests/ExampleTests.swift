import CanonicalJSON
import Foundation
import JSONSchema
import LedgerTestSupport
import Schemas
import Testing

/// What the examples beside the schemas show.
struct ExampleTests {
  @Test(arguments: try Example.all().filter(\.isValid))
  func `takes what is valid`(example: Example) throws {
    let text = try example.text()
    let data = try #require(text.root["data"])
    #expect(text.root.count == 1)
    #expect(try example.schema().violations(in: data).map(\.description) == [])
  }

  @Test(arguments: try Example.all().filter { !$0.isValid })
  func `refuses what is invalid, at the place that the example names`(example: Example) throws {
    let root = try example.text().root
    let data = try #require(root["data"])
    let place = try #require(root["at"]?.string)
    let found = try example.schema().violations(in: data).map { violation in
      JSONPointer(tokens: Array(violation.pointer.tokens.dropFirst(data.pointer.tokens.count)))
    }
    #expect(!found.isEmpty)
    #expect(found.map(\.description).contains(place), "refused at \(found)")
    #expect(root["reason"]?.string?.hasSuffix(".") == true)
  }

  @Test(arguments: Example.names)
  func `shows of every type something valid and something invalid`(type: String) throws {
    let examples = try Example.all().filter { $0.type == type }
    #expect(examples.contains { $0.isValid })
    #expect(examples.contains { $0.file.lastPathComponent.hasPrefix("invalid-") })
  }

  @Test func `has no example without a type`() throws {
    let folder = ProjectFolder.root.appending(path: "Schemas/examples")
    let listed = try Set(Example.all().map { $0.file.standardizedFileURL })
    let there = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".json") }
      .map { folder.appending(path: $0).standardizedFileURL }
    #expect(Set(there).subtracting(listed) == [])
    #expect(!there.isEmpty)
  }
}
