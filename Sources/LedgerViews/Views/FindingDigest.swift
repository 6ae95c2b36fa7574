import CanonicalJSON
package import EventLedger
import JSONSchema

/// What of a report's findings is told: where something was altered first, and as a count what can
/// follow from it.
///
/// One changed byte makes a signature fail, every later checkpoint, a tile, the index and the
/// tables. Told one by one they bury the one that matters; the report for machines has them.
package struct FindingDigest {
  /// The first entry at which something is not as its author or the log signed it; nil where no
  /// finding names an entry.
  package let firstAltered: UInt64?

  private let report: VerificationReport
  /// Whether something is wrong at that entry that does not follow from anything before it.
  private let isCauseNamed: Bool

  /// How many findings of a part are told whole.
  private static let toldMax = 3

  package init(_ report: VerificationReport) {
    self.report = report
    var first: UInt64?
    var isCauseNamed = false
    for finding in Self.aboutEntries(of: report) {
      guard let entry = finding.entry, entry <= first ?? entry else { continue }
      if entry != first { isCauseNamed = false }
      first = entry
      if !Self.consequences.contains(finding.rule) { isCauseNamed = true }
    }
    firstAltered = first
    self.isCauseNamed = isCauseNamed
  }

  /// The findings of the proofs that say of entries whether they are what was signed.
  private static func aboutEntries(of report: VerificationReport) -> [Finding] {
    var findings: [Finding] = []
    for part in parts { findings += report[part].findings?.first ?? [] }
    return findings
  }

  private static let parts: [VerificationPart] = [.authorship, .completeness, .history]

  /// The number of entries, from 0 on, that stand as they were signed although later ones do not; 0
  /// where none can be said to.
  var standing: UInt64 {
    guard let firstAltered, report.ledger != nil, report.trust != .refused else { return 0 }
    let isEarlierMarked = (report[.history].findings?.first ?? []).contains { finding in
      if case .checkpoint(let size) = finding.place {
        size <= Int64(clamping: firstAltered)
      } else {
        false
      }
    }
    return isEarlierMarked ? 0 : firstAltered
  }

  /// The findings of a part that are told whole, and of the others how many there are and how many
  /// can follow from the first alteration.
  func told(of findings: Findings) -> (first: [Finding], others: [Phrase]) {
    let (first, more, following) = counted(findings)
    return (
      first,
      (more > 0 ? [Self.more(more)] : []) + (following > 0 ? [self.following(following)] : [])
    )
  }

  private func counted(
    _ findings: Findings
  ) -> (first: [Finding], more: UInt64, following: UInt64) {
    let causes = findings.first.filter { !follows($0) }
    let first = Array(causes.prefix(Self.toldMax))
    guard causes.count < findings.first.count else {
      return (first, findings.count - UInt64(first.count), 0)
    }
    let counted = findings.counts.filter { Self.consequences.contains($0.rule) }
      .reduce(0) { $0 + $1.count }
    let before = UInt64(causes.count { Self.consequences.contains($0.rule) })
    let following = counted - min(counted, before)
    return (first, findings.count - following - UInt64(first.count), following)
  }

  private func follows(_ finding: Finding) -> Bool {
    guard let firstAltered, Self.consequences.contains(finding.rule) else { return false }
    switch finding.place {
    case .entry(let index): return index > firstAltered || (isCauseNamed && index == firstAltered)
    case .checkpoint(let size): return size > Int64(clamping: firstAltered)
    case .tile(let level, let number):
      guard (0..<7).contains(level), (0..<1 << 48).contains(number) else { return false }
      return (UInt64(number) + 1) << (8 + 8 * UInt64(level)) > firstAltered
    default: return true
    }
  }

  /// The rules that also break where an earlier entry is not what it was.
  private static let consequences: Set<String> = [
    "unknown-key", "key-not-in-force", "unknown-type", "number-gap", "previous-mismatch",
    "checkpoint-unknown", Finding.Rule.treeRoot, Finding.Rule.tileMismatch, Finding.Rule.indexRow,
    Finding.Rule.indexSurplus, Finding.Rule.projectionRow, Finding.Rule.projectionRoot,
    Finding.Rule.sealRoot, Finding.Rule.sealedMismatch, Finding.Rule.sealedSurplus,
  ]
}

extension FindingDigest {
  /// Where something was altered first, and what stands before it; nil where no entry is named.
  ///
  /// `event`: what stands there now, where it can be read.
  func opening(
    _ event: Event?, catalogue: Catalogue, in presentation: Presentation
  ) -> Phrase? {
    guard let firstAltered else { return nil }
    let what = event.map { event in
      let label = catalogue.types[event.type]?.schema.root.label.map { Phrase($0) }
      return Phrase(verbatim: ", ") + (label ?? Phrase(verbatim: event.type.printable))
        + Phrase(
          id: ", \(presentation.region(event.subject)), tertulis atas nama ",
          en: ", \(presentation.region(event.subject)), in the name of ")
        + Phrase(verbatim: presentation.desk(event.author.desk).printable)
    }
    return Phrase(
      id: "Perubahan pertama terdapat pada entri \(firstAltered)",
      en: "The first alteration is at entry \(firstAltered)")
      + (what ?? Phrase(verbatim: "")) + Phrase(verbatim: ".") + before
  }

  /// What can be said of the entries before the alteration, led by a space.
  private var before: Phrase {
    standing == 0 ? Phrase(verbatim: "") : Phrase(verbatim: " ") + standingPhrase
  }

  /// That the entries before the alteration are what was signed.
  var standingPhrase: Phrase {
    guard standing > 1 else {
      return Phrase(id: "Entri 0 tetap seperti ditandatangani.", en: "Entry 0 stands as signed.")
    }
    return Phrase(
      id: "Entri 0 sampai \(standing - 1) tetap seperti ditandatangani.",
      en: "Entries 0 to \(standing - 1) stand as signed.")
  }

  /// That so many more were found than are told.
  private static func more(_ count: UInt64) -> Phrase {
    Phrase(id: "dan ", en: "and ")
      + Phrase.count(count, id: "temuan lain", one: "more finding", many: "more findings")
  }

  /// That so many findings can follow from the first alteration.
  private func following(_ count: UInt64) -> Phrase {
    Phrase.count(count, id: "temuan", one: "finding", many: "findings")
      + Phrase(
        id: " yang dapat merupakan akibat dari entri \(firstAltered ?? 0)",
        en: " that can follow from entry \(firstAltered ?? 0)")
  }
}

extension Finding {
  /// The entry that the finding is about; nil when it is about something else.
  fileprivate var entry: UInt64? { if case .entry(let index) = place { index } else { nil } }
}
