import Foundation

/// What came of a command.
struct ScriptOutcome: Sendable {
  let answer: [String]
  let status: Int32

  /// A command that ends like this skips what follows, as in other test harnesses.
  static let skipStatus: Int32 = 77

  init(answer: some StringProtocol, status: Int32) {
    let lines = answer.components(separatedBy: "\n")
    self.answer = Self.withoutBlankEnd(lines)
    self.status = status
  }

  /// Whether this is what the script says.
  func fits(_ step: ScriptStep) -> Bool {
    status == step.status
      && AnswerPattern.matches(answer[...], Self.withoutBlankEnd(step.answer)[...])
  }

  /// What the script says and what came, line by line: `-` what is missing, `+` what is too much.
  func difference(from step: ScriptStep) -> String {
    let expected = Self.withoutBlankEnd(step.answer) + ["? \(step.status)"]
    let found = answer + ["? \(status)"]
    let changes = found.difference(from: expected) { pattern, line in
      AnswerPattern.matches(line, pattern)
    }
    let removed = Set(changes.removals.map(\.offset))
    let inserted = Set(changes.insertions.map(\.offset))
    var lines = ["line \(step.line): $ \(step.command)"]
    var next = 0
    for (index, line) in expected.enumerated() {
      guard !removed.contains(index) else {
        lines.append("  - \(line)")
        continue
      }
      while inserted.contains(next) {
        lines.append("  + \(found[next])")
        next += 1
      }
      lines.append("    \(line)")
      next += 1
    }
    return (lines + found.dropFirst(next).map { "  + \($0)" }).joined(separator: "\n")
  }

  private static func withoutBlankEnd(_ lines: [String]) -> [String] {
    Array(lines.dropLast(lines.reversed().prefix { $0.isEmpty }.count))
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
