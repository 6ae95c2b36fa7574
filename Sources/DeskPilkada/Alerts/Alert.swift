package import EventLedger

/// Something that somebody should look at now, as it follows from the state and an instant.
///
/// An alert is never stored and never an event: it is there as long as what it rests on is.
package struct Alert: Hashable, Sendable {
  package let kind: AlertKind
  package let severity: AlertSeverity
  /// The code of the region it is about.
  package let region: String
  /// The desk that it is about, where it is about one.
  package let desk: String?
  /// Since when it has been so, as nearly as the ledger can tell.
  package let since: Instant
  /// What it is about: a meeting, a label, an item, a key of a projection's row.
  package let key: String
  /// The indexes of entries behind it, the newest of each row.
  package let entries: [UInt64]

  package init(
    kind: AlertKind, severity: AlertSeverity, region: String, desk: String?, since: Instant,
    key: String, entries: [UInt64]
  ) {
    self.kind = kind
    self.severity = severity
    self.region = region
    self.desk = desk
    self.since = since
    self.key = key
    self.entries = entries
  }
}

/// How soon somebody should look; the most urgent first.
package enum AlertSeverity: String, CaseIterable, Comparable, Sendable {
  case high, medium, low

  package static func < (left: AlertSeverity, right: AlertSeverity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .high: 0
    case .medium: 1
    case .low: 2
    }
  }
}

/// What is wrong, in the order in which alerts of one severity are listed.
package enum AlertKind: String, CaseIterable, Sendable {
  /// A desk owes a report, and its time is over.
  case missingReport = "missing_report"
  /// A desk has nothing to report, and an allegation or an incident is open in its region.
  case contradiction
  /// The time to file an alleged violation is over.
  case filingOverdue = "filing_overdue"
  /// The time to decide on a registered one is over.
  case decisionOverdue = "decision_overdue"
  case instructionOverdue = "instruction_overdue"
  case shipmentOverdue = "shipment_overdue"
  /// What was counted is not what was sent.
  case shipmentDifference = "shipment_difference"
  /// More left a place than came there.
  case negativeBalance = "negative_balance"
  /// Events came after their key was in other hands.
  case compromisedKey = "compromised_key"
  /// A key has signed two events with one number.
  case doubleSigning = "double_signing"
  /// A desk's clock is wrong: its events were set aside for their times.
  case clockSkew = "clock_skew"
  /// The targets of regions do not add up to that of the region above.
  case targetMismatch = "target_mismatch"
  /// What a report says is older than it should be.
  case staleSource = "stale_source"

  var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
