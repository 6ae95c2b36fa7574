import JSONSchema
import Testing

@Suite struct SchemaPatternTests {
  @Test(arguments: [
    ("^$", "", "a"),
    ("^a$", "a", "aa"),
    ("^[a-z0-9_.-]{1,3}$", "a-9", "a-9z"),
    ("^[-a]+$", "a-a", "b"),
    ("^[a\\-z]$", "-", "m"),
    ("^[\\]\\\\\\^]+$", "]\\^", "["),
    ("^a\\.b$", "a.b", "acb"),
    ("^(ab|cd)+$", "abcdab", "abc"),
    ("^(a|(bc)?d){2}$", "abcd", "abc"),
    ("^64(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?$", "64.72.01.1003", "64.72.1003"),
    ("^[1-9][0-9]*:[0-9a-f]{4}$", "190:00ff", "090:00ff"),
    ("^(0|[1-9][0-9]{0,2})$", "100", "01"),
    ("^/a/b$", "/a/b", "/a/b/"),
  ])
  func `matches the whole text and nothing else`(
    pattern: String, matching: String, other: String
  ) throws {
    let pattern = try SchemaPattern(pattern)
    #expect(pattern.matches(matching))
    #expect(!pattern.matches(other))
    #expect(!pattern.matches(matching + "\n"), "a line feed at the end is part of the text")
    #expect(!pattern.matches("é" + matching), "only ASCII is ever accepted")
  }

  /// The same answer from the standard library's own engine, on every short text.
  @Test(arguments: [
    "^a*$", "^(a|b)*ab$", "^(a?b){2,3}$", "^a{0,2}b+$", "^(a|ab)(b|ba)$", "^((a|b)?a){1,2}b*$",
    "^(a*b?)+a$", "^(ab?|b(a|b))*$", "^[ab]{3}(a|b?)$", "^(aa|b{2})+$",
  ])
  func `agrees with a backtracking engine`(source: String) throws {
    let pattern = try SchemaPattern(source)
    let reference = try Regex(source)
    var accepted = 0
    for text in Self.texts(ofAtMost: 7) {
      let matches = pattern.matches(text)
      #expect(try matches == (reference.wholeMatch(in: text) != nil), "\(source) on \(text)")
      accepted += matches ? 1 : 0
    }
    #expect(accepted > 0)
  }

  @Test(arguments: [
    ("", SchemaPatternError.Reason.notAnchored, 0),
    ("a", .notAnchored, 0),
    ("^a", .notAnchored, 2),
    ("a$", .notAnchored, 0),
    ("^a$b", .notAnchored, 3),
    ("^a|b$", .notAnchored, 2),
    ("^a^$", .unsupported, 2),
    ("^.$", .unsupported, 1),
    ("^\\d$", .unsupported, 1),
    ("^\\a$", .unsupported, 1),
    ("^\\-$", .unsupported, 1),
    ("^é$", .unsupported, 1),
    ("^]$", .unsupported, 1),
    ("^a}$", .unsupported, 2),
    ("^[^a]$", .unsupported, 2),
    ("^[[:alpha:]]$", .unsupported, 2),
    ("^[\\d]$", .unsupported, 2),
    ("^*a$", .badQuantifier, 1),
    ("^a**$", .badQuantifier, 3),
    ("^a+?$", .badQuantifier, 3),
    ("^a{2}{3}$", .badQuantifier, 5),
    ("^a{,3}$", .badQuantifier, 2),
    ("^a{2,}$", .badQuantifier, 2),
    ("^a{3,2}$", .badQuantifier, 2),
    ("^a{0}$", .badQuantifier, 2),
    ("^a{01}$", .badQuantifier, 2),
    ("^a{256}$", .badQuantifier, 2),
    ("^a{-1}$", .badQuantifier, 2),
    ("^a{1$", .badQuantifier, 2),
    ("^(?:a)$", .badQuantifier, 2),
    ("^[]$", .badClass, 1),
    ("^[a$", .badClass, 1),
    ("^[z-a]$", .badClass, 1),
    ("^[a-c-e]$", .badClass, 5),
    ("^()$", .badGroup, 2),
    ("^(a|)$", .badGroup, 4),
    ("^(a$", .badGroup, 1),
    ("^a)$", .badGroup, 2),
    ("^((((((((((((((((( a )))))))))))))))))$", .badGroup, 17),
    ("^(a{255}){5}$", .tooLarge, 0),
    ("^[ab]*a[ab]{14}$", .tooLarge, 0),
  ])
  func `refuses what is outside the subset`(
    pattern: String, reason: SchemaPatternError.Reason, offset: Int
  ) {
    let error = #expect(throws: SchemaPatternError.self) { try SchemaPattern(pattern) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }

  /// Patterns on which a backtracking engine takes time exponential in the text.
  @Test(.timeLimit(.minutes(1)), arguments: ["^(a*)*b$", "^(a|aa)+b$", "^(a?){100}a{100}b$"])
  func `never backtracks`(source: String) throws {
    let pattern = try SchemaPattern(source)
    let text = String(repeating: "a", count: 150)
    #expect(!pattern.matches(text))
    #expect(pattern.matches(text + "b"))
  }

  /// Every text over `a` and `b` of at most a length.
  private static func texts(ofAtMost length: Int) -> [String] {
    var texts = [""]
    var newest = [""]
    for _ in 0..<length {
      newest = newest.flatMap { [$0 + "a", $0 + "b"] }
      texts += newest
    }
    return texts
  }
}

extension SchemaPattern {
  fileprivate func matches(_ text: String) -> Bool { matches(Array(text.utf8).span) }
}
