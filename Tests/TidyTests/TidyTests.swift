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

  @Test func `keeps every type in few enough files to be one room`() throws {
    #expect(Rooms.crowded(in: try SourceFile.all()) == [])
  }

  @Test func `counts the files of a type, whatever it is declared or extended with`() {
    let sources = [
      "package struct Ledger: Sendable {", "extension Ledger {", "extension Ledger.Row {",
      "@available(*, deprecated)\nfinal class Ledger {", "  extension Ledger {",
      "struct LedgerRow {",
    ].enumerated().map { SourceFile(path: "Sources/M/\($0.offset).swift", text: $0.element) }
    #expect(Rooms.crowded(in: sources, exceptions: ["M.Ledger": 4]) == [])
    #expect(Rooms.crowded(in: sources, exceptions: ["M.Ledger": 3]).count == 1)
  }

  @Test func `keeps the words for people in one target`() throws {
    #expect(Wording.strayed(in: try SourceFile.all()) == [])
  }

  @Test(arguments: [
    (#"throw Phrase(id: "a", en: "b")"#, true), (#"let text = "berkas itu hilang""#, true),
    (#"/// The word "tidak" means no."#, false), (#"let dan = "andante""#, false),
    (#"let untuk = ["id"]"#, false), (#"let pages = "\(count) yang lain""#, true),
  ])
  func `knows words for people when it sees them`(line: Substring, isWording: Bool) {
    #expect(Wording.isWording(line) == isWording)
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
