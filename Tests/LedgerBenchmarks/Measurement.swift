/// A figure, what it must reach, and the machine's own limit beside it from the same run.
struct Measurement {
  /// What a figure must reach.
  enum Goal {
    case atLeast(Double)
    case atMost(Double)

    /// Whether a value reaches the goal.
    func isMet(by value: Double) -> Bool {
      switch self {
      case .atLeast(let bound): value >= bound
      case .atMost(let bound): value <= bound
      }
    }
  }

  /// What the machine does at most, for comparison.
  struct Reference {
    let meaning: String
    let value: Double
  }

  /// A short name with dots, by which the figure is chosen.
  let name: String
  /// What was measured, in a few words.
  let meaning: String
  let value: Double
  let unit: String
  let goal: Goal?
  /// In the figure's own unit.
  let reference: Reference?

  init(
    _ name: String, _ meaning: String, _ value: Double, _ unit: String, goal: Goal? = nil,
    beside reference: (meaning: String, value: Double)? = nil
  ) {
    self.name = name
    self.meaning = meaning
    self.value = value
    self.unit = unit
    self.goal = goal
    self.reference = reference.map { Reference(meaning: $0.meaning, value: $0.value) }
  }

  /// Whether the goal is met; nil when there is none.
  var isMet: Bool? { goal.map { $0.isMet(by: value) } }
}
