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

/// Why something was not checked: a code that people's texts are kept under, and the particulars.
package struct UncheckedReason: Hashable, Sendable {
  package let code: String
  /// What in particular; English identifiers, may be empty.
  package let detail: String

  package init(_ code: String, detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// The ledger's rules, from an entry on, are not those of this program.
  package static let rulesNewer = "rules-newer"
  /// The first event cannot be taken in, and with it the keys are missing.
  package static let notOpened = "not-opened"
  /// The copy does not hold it.
  package static let notInThisCopy = "not-in-this-copy"
  /// Tables beside the log cannot be read whole.
  package static let unreadable = "unreadable"
  /// No seal of a state is in the log, and no stored state beside it.
  package static let unsealed = "unsealed"
  /// What was sealed is of versions that this program does not have.
  package static let versionsUnknown = "versions-unknown"
  /// Nobody but the log has confirmed anything.
  package static let unconfirmed = "unconfirmed"
}

extension UncheckedReason: CustomStringConvertible {
  package var description: String { detail.isEmpty ? code : "\(code): \(detail)" }
}
