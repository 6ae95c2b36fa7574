package import CanonicalJSON
package import EventLedger

/// An instruction under its label: to whom, until when, and what each desk has made of it.
package struct InstructionRow: CaseRow {
  package var makers = Series<InstructionIssued>()
  package var steps = Series<InstructionStep>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let issues = Series<InstructionIssued>(row["issues"]),
      let steps = Series<InstructionStep>(row["steps"])
    else { return nil }
    makers = issues
    self.steps = steps
  }

  /// The issue that holds the label.
  package var issue: InstructionIssued? { maker }

  /// The task of each desk addressed, in the issuer's order, by what was done up to an instant.
  package func tasks(until instant: Instant = .endOfTime) -> [InstructionTask] {
    guard let issue else { return [] }
    let steps = steps.chronology(until: instant)
    return issue.to.map { desk in
      InstructionTask(issue: issue, desk: desk, steps: steps.filter { $0.doer == desk })
    }
  }

  /// Steps by or about desks that the instruction is not addressed to; they change nothing.
  package var strayed: [InstructionStep] {
    guard let issue else { return [] }
    return steps.items.filter { !issue.to.contains($0.doer) }
  }

  /// As far as the slowest desk has come.
  package var state: String {
    guard issue != nil else { return steps.isEmpty ? "withdrawn" : "unissued" }
    return tasks().map(\.state).min()?.rawValue ?? "withdrawn"
  }

  package var open: OpenCounts {
    var counts = OpenCounts()
    counts.instructions = tasks().contains(where: \.isOwed) ? 1 : 0
    return counts
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("issues", makers.json), ("steps", steps.json), ("state", .string(state)),
      ("duplicateLabel", .boolean(makers.hasDuplicateLabel)),
      ("strayed", .integer(Int64(strayed.count))),
    ]
    if let issue {
      members.append(("region", .string(issue.region)))
      members.append(("desk", .string(issue.desk)))
      members.append(("to", .texts(issue.to)))
      members.append(("owedBy", .texts(tasks().filter(\.isOwed).map(\.desk))))
      members.append(("priority", .string(issue.priority)))
      members.append(("dueAt", .string("\(Timestamp(utc: issue.dueAt))")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "instructions", version: 1,
    columns: [
      "state", "region", "desk", "to", "owedBy", "priority", "dueAt", "strayed", "duplicateLabel",
    ])
}
