import EventLedger

/// What of a report's findings is told: those that say something of their own, and as a count what
/// can follow from the first alteration.
///
/// Told one by one they bury the one that matters; the report for machines has them.
struct FindingDigest {
  private let alteration: FirstAlteration?

  /// How many findings of a part are told whole.
  private static let toldMax = 3

  init(_ report: VerificationReport) { alteration = report.firstAlteration }

  /// What is told of one part.
  struct Told {
    /// How many there are, and what of them can follow from the first alteration.
    let count: Phrase
    /// Those that are told whole.
    let first: [Finding]
    /// How many there are besides; nil where there are none.
    let others: Phrase?
  }

  func told(of findings: Findings) -> Told {
    let own = findings.first.filter { alteration?.explains($0) != true }
    let first = Array(own.prefix(Self.toldMax))
    let following = own.count < findings.first.count ? followingCount(in: findings, own: own) : 0
    let others = findings.count - following - UInt64(first.count)
    return Told(
      count: count(findings.count, following: following), first: first,
      others: others == 0
        ? nil
        : Phrase(id: "dan ", en: "and ")
          + Phrase.count(others, id: "temuan lain", one: "more finding", many: "more findings"))
  }

  /// How many can follow, those that are only counted with them.
  private func followingCount(in findings: Findings, own: [Finding]) -> UInt64 {
    let counted = findings.counts.filter { Finding.Rule.consequences.contains($0.rule) }
      .reduce(0) { $0 + $1.count }
    let before = UInt64(own.count { Finding.Rule.consequences.contains($0.rule) })
    return counted - min(counted, before)
  }

  private func count(_ count: UInt64, following: UInt64) -> Phrase {
    let all = Phrase.count(count, id: "temuan", one: "finding", many: "findings")
    guard following > 0, let last = alteration?.entries.upperBound else { return all }
    guard following < count else {
      return all
        + Phrase(
          id: ", yang dapat merupakan akibat dari perubahan pertama",
          en: count == 1
            ? ", which can follow from the first alteration"
            : ", all of which can follow from the first alteration")
    }
    return all
      + Phrase(
        id: "; \(following.grouped(in: .indonesian)) dapat merupakan akibat dari entri \(last)",
        en: "; \(following.grouped(in: .english)) can follow from entry \(last)")
  }
}
