import EventLedger
import Foundation
import LedgerTestSupport
import LedgerViews
import Testing

/// What `verify` says and what the protocol says are the same.
@Suite struct ProtocolRulesTests {
  @Test func `names in the protocol's articles every rule that a report can name`() throws {
    #expect(RulePhrases.worded.subtracting(try Self.named()).sorted() == [])
  }

  @Test func `reads a list of rules that begin alike`() {
    #expect(
      Self.identifiers(in: "| 3 | `tile-mismatch`, `-missing`; `tree-root` |")
        == ["tile-mismatch", "tile-missing", "tree-root"])
  }

  /// The identifiers that the articles name, but for the one that is made of the attacks.
  private static func named() throws -> Set<String> {
    let folder = "Sources/EventLedger/Documentation.docc"
    return try ProjectFolder.files(in: folder, withExtension: "md")
      .filter { $0.lastPathComponent != "Attacks.md" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
      .flatMap { $0.split(separator: "\n") }
      .reduce(into: []) { $0.formUnion(identifiers(in: $1)) }
  }

  /// What stands between backquotes; behind `tile-mismatch`, `-missing` stands for `tile-missing`.
  private static func identifiers(in line: Substring) -> Set<String> {
    var found: Set<String> = []
    var stem: Substring = ""
    for (position, part) in line.split(separator: "`", omittingEmptySubsequences: false)
      .enumerated()
    where !position.isMultiple(of: 2) {
      if part.hasPrefix("-") {
        found.insert(String(stem + part))
      } else {
        found.insert(String(part))
        stem = part.prefix { $0 != "-" }
      }
    }
    return found
  }
}
