import Foundation

/// Where words for people stand: in `LedgerViews`, keyed by typed values, so that whoever translates
/// or rewords reads one target, and no rule hangs on a sentence.
enum Wording {
  /// The target of the words.
  static let home = "LedgerViews"

  /// Targets in which words still stand, those between which code moves together, with the lines
  /// that have any.
  ///
  /// The list only shrinks: lower a number when it has fallen.
  static let exceptions: [Set<String>: Int] = [
    ["EventLedger"]: 30,
    ["LedgerStore", "SQLiteStorage"]: 310,
    ["LedgerService", "LedgerCommand"]: 326,
  ]

  /// Made-up events speak for their made-up authors: what they say is data.
  private static let speaking: Set<String> = ["Rehearsal"]

  /// The targets with more lines of wording than they may have, with what to do about it.
  static func strayed(
    in sources: [SourceFile], exceptions: [Set<String>: Int] = exceptions
  ) -> [String] {
    var counts: [Set<String>: Int] = [:]
    for source in sources where source.module != home && !speaking.contains(source.module) {
      let group = exceptions.keys.first { $0.contains(source.module) } ?? [source.module]
      counts[group, default: 0] += source.lines.count { isWording($0) }
    }
    return counts.compactMap { group, count in
      let most = exceptions[group] ?? 0
      guard count > most else { return nil }
      return """
        \(group.sorted().joined(separator: " and ")): \(count) lines with words for people, where \
        \(most) may be: throw or return a typed value, and word it in \(home)
        """
    }.sorted()
  }

  /// Whether a line makes a phrase or has an Indonesian word in a text.
  static func isWording(_ line: Substring) -> Bool {
    let code = line.drop { $0 == " " }
    guard !code.hasPrefix("//") else { return false }
    if code.contains("Phrase(") { return true }
    let pieces = code.split(separator: "\"", omittingEmptySubsequences: false)
    let texts = pieces.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    return texts.contains { text in
      text.split { !$0.isLetter }.contains { indonesian.contains($0.lowercased()) }
    }
  }

  /// Words that hardly an Indonesian sentence does without, and no English one has.
  private static let indonesian: Set<String> = [
    "adalah", "atau", "belum", "berkas", "bukan", "dari", "dan", "dengan", "harus", "kunci", "oleh",
    "pada", "sebuah", "sudah", "tanpa", "tidak", "untuk", "yang",
  ]
}
