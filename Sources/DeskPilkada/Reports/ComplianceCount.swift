/// How many reports were expected, and how they came.
///
/// What was waived or is not owed stands apart and in no other figure, so that
/// `expected = received + missing + awaited`.
package struct ComplianceCount: Hashable, Sendable {
  package private(set) var expected = 0
  package private(set) var received = 0
  package private(set) var onTime = 0
  /// Received after the cut-off, with or without grace.
  package private(set) var late = 0
  /// Not received within the grace: those that came afterwards, and those that did not.
  package private(set) var missed = 0
  /// Missed, and not received since.
  package private(set) var missing = 0
  package private(set) var awaited = 0
  package private(set) var waived = 0
  package private(set) var notOwed = 0
  package private(set) var nothingToReport = 0
  /// Sent back for completion, and not completed yet.
  package private(set) var returned = 0

  package init(_ lines: [ComplianceReview.Line]) {
    for line in lines { add(line) }
  }

  private mutating func add(_ line: ComplianceReview.Line) {
    add(line.punctuality)
    guard line.punctuality.isExpected else { return }
    expected += 1
    if line.kind != nil { received += 1 }
    if line.kind == "nothing_to_report" { nothingToReport += 1 }
    if line.isReturned { returned += 1 }
  }

  private mutating func add(_ punctuality: Punctuality) {
    switch punctuality {
    case .noReport:
      missed += 1
      missing += 1
    case .late(_, let isMissed):
      late += 1
      if isMissed { missed += 1 }
    case .awaited: awaited += 1
    case .onTime: onTime += 1
    case .waived: waived += 1
    case .notOwed: notOwed += 1
    }
  }
}
