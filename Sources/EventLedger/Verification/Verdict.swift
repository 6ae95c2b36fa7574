/// What a verification says of one of its parts.
package enum Verdict: Hashable, Sendable {
  case holds
  case fails(Findings)
  case notChecked(UncheckedReason)

  package var findings: Findings? {
    if case .fails(let findings) = self { findings } else { nil }
  }
}

/// The findings of one part: the first ones whole, all of them counted.
package struct Findings: Hashable, Sendable {
  /// The first findings in the order of the log, as many as the limit allows; never empty.
  package let first: [Finding]
  /// How many there are by their rule, sorted by the rule.
  package let counts: [RuleCount]

  package init(first: [Finding], counts: [RuleCount]) {
    self.first = first
    self.counts = counts
  }

  package struct RuleCount: Hashable, Sendable {
    package let rule: String
    package let count: UInt64

    package init(rule: String, count: UInt64) {
      self.rule = rule
      self.count = count
    }
  }

  /// How many there are.
  package var count: UInt64 { counts.reduce(0) { $0 + $1.count } }
}

/// Why something was not checked.
package enum UncheckedReason: Hashable, Sendable {
  /// The ledger's rules, from an entry on, are not those of this program.
  case rulesNewer(from: UInt64)
  /// The first event cannot be taken in, and with it the keys are missing.
  case notOpened
  /// The copy does not hold it.
  case notInThisCopy
  /// The sealing keys that were given are not those of all rows.
  case otherSealingKey
  /// Tables beside the log cannot be read whole.
  case unreadable
  /// No seal of a state is in the log, and no stored state beside it.
  case unsealed
  /// What was sealed is of versions that this program does not have.
  case versionsUnknown
  /// Nobody but the log has confirmed anything.
  case unconfirmed

  /// The name in the machine-readable report.
  package var code: String {
    switch self {
    case .rulesNewer: "rules-newer"
    case .notOpened: "not-opened"
    case .notInThisCopy: "not-in-this-copy"
    case .otherSealingKey: "other-sealing-key"
    case .unreadable: "unreadable"
    case .unsealed: "unsealed"
    case .versionsUnknown: "versions-unknown"
    case .unconfirmed: "unconfirmed"
    }
  }

  /// The index that belongs to it; empty where none does.
  package var detail: String {
    if case .rulesNewer(let index) = self { "\(index)" } else { "" }
  }
}
