import Testing

@Suite struct TidyTests {
  @Test func `keeps every arrow between the modules pointing down`() throws {
    #expect(Arrows.broken(in: try SourceFile.all()) == [])
  }

  @Test func `names the fix for an arrow that points up`() {
    let upward = SourceFile(
      path: "Sources/CanonicalJSON/Reader.swift", text: "package import TransparencyLog")
    #expect(Arrows.broken(in: [upward]).first?.contains("move the code that needs it up") == true)
  }

  @Test func `keeps every file short enough to read in one sitting`() throws {
    let long = try SourceFile.all().filter { $0.lines.count > 400 }
    #expect(long.map(\.path) == [], "find the part that wants to leave, and give it a file")
  }

  @Test func `leaves nothing unfinished in the sources`() throws {
    let marks = ["TODO", "FIXME", "HACK"]
    let unfinished = try SourceFile.all().filter { source in
      source.lines.contains { line in marks.contains { line.contains($0) } }
    }
    #expect(unfinished.map(\.path) == [], "finish it, or take it out")
  }
}
