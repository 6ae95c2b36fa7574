import EmbedFiles
import Testing

struct SwiftLiteralTests {
  @Test(arguments: [
    ("plain é 😂", #""plain é 😂""#),
    (#"say "hi""#, #""say \"hi\"""#),
    (#"^\d \(x)$"#, #""^\\d \\(x)$""#),
    ("a\nb\r\nc\td", #""a\nb\r\nc\td""#),
    ("\u{0}\u{1B}\u{7F}\u{FEFF}", #""\u{0}\u{1b}\u{7f}\u{feff}""#),
    ("e\u{301}", "\"e\u{301}\""),
  ])
  func `escapes only what the compiler would read otherwise`(text: String, literal: String) {
    #expect(Array(SwiftLiteral(text).description.utf8) == Array(literal.utf8))
  }

  @Test func `writes the same source for the same files`() {
    let source = EmbedFiles.source(listing: [("a/b.json", "{}\n"), ("c.csv", "x,y\n")])
    #expect(
      source == """
        /// The data files in this target's folder.
        enum EmbeddedFiles {
          /// Each file's path in the folder and its text, sorted by path.
          static let all: [(path: String, text: String)] = [
            ("a/b.json", "{}\\n"),
            ("c.csv", "x,y\\n"),
          ]
        }

        """)
  }
}
