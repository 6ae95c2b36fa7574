/// Collects findings: the first ones of each part whole, the others counted by their rule.
///
/// One broken place can make thousands of follow-ups; memory stays flat, and the place that comes
/// first in the log is never buried, in whatever order the findings arrive.
struct FindingLog {
  /// How many findings of a part are kept whole.
  private let max: Int
  private var kept: [VerificationPart: [Finding]] = [:]
  private var counts: [VerificationPart: [String: UInt64]] = [:]

  init(max: Int) { self.max = Swift.max(1, max) }

  /// Notes a finding.
  mutating func add(_ finding: Finding) {
    counts[finding.part, default: [:]][finding.rule, default: 0] += 1
    var findings = kept[finding.part] ?? []
    guard findings.count < max || finding.place.order < findings[findings.count - 1].place.order
    else { return }
    let position = findings.firstIndex { finding.place.order < $0.place.order }
    findings.insert(finding, at: position ?? findings.count)
    kept[finding.part] = Array(findings.prefix(max))
  }

  mutating func add(_ findings: some Sequence<Finding>) {
    for finding in findings { add(finding) }
  }

  /// Notes that a table could not be read to its end.
  mutating func add(_ failure: LedgerError?, reading table: String) {
    guard let failure else { return }
    add(
      Finding(
        .file, at: .object(table), rule: Finding.Rule.unreadable, expected: .file(.readable),
        found: .verbatim("\(failure)")))
  }

  /// Whether nothing was found.
  var isEmpty: Bool { counts.isEmpty }

  /// Whether some of the file could not be read, so that what was not found may be there all the same.
  var hasUnreadable: Bool { counts[.file]?[Finding.Rule.unreadable] != nil }

  /// What is said of a part: its findings, else why it was not checked, else that it holds.
  func verdict(of part: VerificationPart, unchecked: UncheckedReason? = nil) -> Verdict {
    guard let first = kept[part], let counts = counts[part] else {
      return unchecked.map(Verdict.notChecked) ?? .holds
    }
    let sorted = counts.sorted { $0.key < $1.key }
    return .fails(
      Findings(first: first, counts: sorted.map { .init(rule: $0.key, count: $0.value) }))
  }
}

extension Finding.Place {
  /// Where in the log the place lies, as an entry's index; what lies nowhere comes last.
  fileprivate var order: UInt64 {
    switch self {
    case .entry(let index): index
    case .checkpoint(let size), .cosignature(let size, _): UInt64(clamping: size)
    case .seenNote(let size): size
    case .tile(let level, let number):
      (0..<8).contains(level) && (0..<1 << 48).contains(number)
        ? UInt64(number) << (8 + 8 * UInt64(level)) : .max
    default: .max
    }
  }
}
