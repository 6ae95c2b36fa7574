package import EventLedger

/// What one desk owes for an instruction.
package struct InstructionTask: Sendable {
  package let issue: InstructionIssued
  /// The desk addressed.
  package let desk: String
  /// What was said of its work, in the order in which it happened.
  package let steps: [InstructionStep]

  /// How far the desk has come, the least first.
  package enum State: String, Comparable, Sendable {
    /// Nothing was heard of it.
    case issued
    /// It knows of it; also when its work was sent back.
    case acknowledged
    case completed, verified

    package static func < (left: State, right: State) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .issued: 0
      case .acknowledged: 1
      case .completed: 2
      case .verified: 3
      }
    }
  }

  package var state: State {
    steps.reduce(.issued) { state, step in
      switch step.kind {
      case .acknowledged: max(state, .acknowledged)
      case .completed: max(state, .completed)
      case .accepted: state >= .completed ? .verified : state
      case .returned: .acknowledged
      }
    }
  }

  /// Whether the desk still has to do it; whether the work was good is for others to say.
  package var isOwed: Bool { state < .completed }

  /// Since when it owes it: since the issue, or since its work was last sent back.
  package var owedSince: Instant {
    steps.last { $0.kind == .returned }?.at ?? issue.issuedAt
  }

  /// Whether it is owed and its time is over.
  package func isOverdue(at instant: Instant) -> Bool { isOwed && instant > issue.dueAt }

  /// Whether it was called done without the evidence asked for.
  package var lacksEvidence: Bool {
    guard issue.evidenceRequired, let done = steps.last(where: { $0.kind == .completed }) else {
      return false
    }
    return done.attachments == 0
  }
}
