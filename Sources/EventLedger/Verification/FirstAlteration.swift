/// Where in the log something is first not as its author or the log signed it.
///
/// One changed byte makes a signature fail, every later checkpoint, a tile, the index and the
/// tables; this says which of them comes first and what stands before it.
package struct FirstAlteration: Hashable, Sendable {
  /// The entries among which it lies; a single one where it is known.
  package let entries: ClosedRange<UInt64>
  /// How many entries, from 0 on, are those that were signed.
  package let standing: UInt64
  /// The finding that shows it.
  package let evidence: Finding

  /// Nil where no finding is about an entry, or about the tree that the entries make.
  init?(_ report: VerificationReport) {
    let parts: [VerificationPart] = [.authorship, .completeness, .history]
    let signs = parts.flatMap { report[$0].findings?.first ?? [] }.compactMap {
      Sign($0, provenSize: report.provenSize)
    }
    guard let first = signs.min() else { return nil }
    evidence = first.finding
    let start = first.isExact ? first.entry : min(report.provenSize, first.entry)
    entries = start...first.entry
    let isLedgerKnown = report.ledger != nil && report.trust != .refused
    standing = isLedgerKnown ? min(report.provenSize, start) : 0
  }

  /// Whether a finding can follow from this one, and so says nothing of its own.
  package func explains(_ finding: Finding) -> Bool {
    guard finding != evidence, Finding.Rule.consequences.contains(finding.rule) else {
      return false
    }
    let first = entries.upperBound
    switch finding.place {
    case .entry(let index): return index >= first
    case .checkpoint(let size): return size > Int64(clamping: first)
    case .tile(let level, let number):
      guard let entries = FirstAlteration.entryCount(ofTile: number, level: level) else {
        return false
      }
      return entries > first
    default: return true
    }
  }
}

extension FirstAlteration {
  /// A finding, and the entry at which it says that something is altered at the latest.
  private struct Sign: Comparable {
    let finding: Finding
    let entry: UInt64
    /// Whether it is this very entry.
    let isExact: Bool

    init?(_ finding: Finding, provenSize: UInt64) {
      self.finding = finding
      switch (finding.place, finding.rule) {
      case (.entry(let index), let rule):
        entry = index
        isExact = !Finding.Rule.consequences.contains(rule) || index <= provenSize
      case (.tile(0, let number), Finding.Rule.tileMismatch):
        guard case .log(.hash(let slot, _)) = finding.expected,
          let end = FirstAlteration.entryCount(ofTile: number, level: 0)
        else { return nil }
        entry = end - 256 + UInt64(slot)
        isExact = true
        // Below a checkpoint that holds it is the tile that was altered.
        if entry < provenSize { return nil }
      case (.checkpoint(let size), Finding.Rule.treeRoot):
        guard size > Int64(clamping: provenSize) else { return nil }
        entry = UInt64(size) - 1
        isExact = entry == provenSize
      default: return nil
      }
    }

    /// At one entry the finding that names it comes first, and of those the one about an entry.
    private var order: (UInt64, Int, Int) {
      let isEntry = if case .entry = finding.place { 0 } else { 1 }
      return (entry, isExact ? 0 : 1, isEntry)
    }

    static func < (one: Self, other: Self) -> Bool { one.order < other.order }
    static func == (one: Self, other: Self) -> Bool { one.order == other.order }
  }
}

extension FirstAlteration {
  /// The number of entries, from 0 on, that a log has when a tile fills up; nil for coordinates that
  /// no tile has.
  private static func entryCount(ofTile number: Int64, level: Int64) -> UInt64? {
    guard (0..<7).contains(level), (0..<1 << 48).contains(number) else { return nil }
    let (count, isOverflow) = (UInt64(number) + 1).multipliedReportingOverflow(
      by: 1 << (8 + 8 * UInt64(level)))
    return isOverflow ? .max : count
  }
}
