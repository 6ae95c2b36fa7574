import EventLedger

/// How the handling of an alleged violation went, in the order in which its steps happened.
///
/// A record of what was done and no judge of it: a step that comes before what it rests on is
/// taken as it is, and named.
package struct ViolationCourse: Sendable {
  package let notice: ViolationNoticed?
  package let steps: [ViolationStep]

  package enum State: String, Sendable {
    case noticed, forwarded, filed
    case preliminaryAssessed = "preliminary_assessed"
    case registered, assessed, recommended, closed
    /// Steps speak of a label under which nobody noticed anything.
    case unnoticed
    /// The notice was withdrawn, and nothing else is there.
    case withdrawn
  }

  /// What the last step left it in; a case that was closed stays so.
  package var state: State {
    guard notice != nil else { return steps.isEmpty ? .withdrawn : .unnoticed }
    if first(.closed) != nil { return .closed }
    return steps.compactMap { State(rawValue: $0.kind.rawValue) }.last ?? .noticed
  }

  package var isOpen: Bool { notice != nil && first(.closed) == nil }

  /// Whether it was noticed and no supervisor has taken it in.
  package var isUnfiled: Bool { isOpen && first(.filed) == nil }

  /// The earliest step of a kind.
  package func first(_ kind: ViolationStep.Kind) -> ViolationStep? {
    steps.first { $0.kind == kind }
  }

  /// The outcome of the case, once closed, or else of its newest assessment.
  package var outcome: String? {
    first(.closed)?.outcome ?? steps.last { $0.kind == .assessed }?.outcome
  }

  /// The steps that came before what they rest on, a second time, or after the end.
  package var outOfOrder: [ViolationStep] {
    var done: Set<ViolationStep.Kind> = []
    return steps.filter { step in
      defer { done.insert(step.kind) }
      return done.contains(.closed) || !step.kind.isInOrder(after: done)
    }
  }
}

extension ViolationStep.Kind {
  /// Whether what the step rests on has been done.
  fileprivate func isInOrder(after done: Set<Self>) -> Bool {
    switch self {
    case .forwarded, .reclassified, .closed: true
    case .filed: !done.contains(.filed)
    case .preliminaryAssessed: done.contains(.filed)
    case .registered: done.contains(.preliminaryAssessed) && !done.contains(.registered)
    case .timeExtended:
      done.contains(.registered) && done.isDisjoint(with: [.timeExtended, .assessed])
    case .assessed: done.contains(.registered)
    case .recommended: done.contains(.assessed)
    }
  }
}

/// Kind and class, and what they were: neither a correction nor a reclassification hides the
/// earlier one or starts a clock again.
extension ViolationCourse {
  package var kind: String? { kinds.last }
  /// The kind before the present one; nil when it never changed.
  package var kindWas: String? { kinds.dropLast().last }

  /// The classes, joined by spaces.
  package var classes: String? { classSets.last }
  /// The classes before the present ones; nil when they never changed.
  package var classesWere: String? { classSets.dropLast().last }

  private var kinds: [String] {
    [notice?.kindWas, notice?.kind].compactMap { $0 }.withoutRepetition(
      followedBy: steps.compactMap(\.violationKind))
  }

  private var classSets: [String] {
    [notice?.violationClass].compactMap { $0 }.withoutRepetition(
      followedBy: steps.map { $0.classes.joined(separator: " ") }.filter { !$0.isEmpty })
  }
}

extension [String] {
  /// These and others in order, each that says the same as the one before left out.
  fileprivate func withoutRepetition(followedBy others: [String]) -> [String] {
    (self + others).reduce(into: []) { list, text in
      if list.last != text { list.append(text) }
    }
  }
}
