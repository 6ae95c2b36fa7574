package import CanonicalJSON
package import EventLedger

/// A report under its label, and how often it was sent back.
package struct ReportRow: BlankRow {
  package var submissions = Series<ReportSubmitted>()
  package var returns = Series<ReportReturned>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let submissions = Series<ReportSubmitted>(row["submissions"]),
      let returns = Series<ReportReturned>(row["returns"])
    else { return nil }
    self.submissions = submissions
    self.returns = returns
  }

  /// What the label leads to.
  package var report: ReportSubmitted? { submissions.first }

  package var state: String {
    if let report {
      return returns.items.contains { $0.index > report.index } ? "returned" : "submitted"
    }
    return returns.isEmpty ? "withdrawn" : "unknown"
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("submissions", submissions.json), ("returns", returns.json), ("state", .string(state)),
      ("duplicateLabel", .boolean(submissions.hasDuplicateLabel)),
    ]
    if let report {
      members.append(("desk", .string(report.desk)))
      members.append(("received", .string("\(Timestamp(utc: report.received))")))
      members.append(("kind", .string(report.kind)))
      members.append(("condition", .string(report.condition)))
      if let was = report.conditionWas { members.append(("conditionWas", .string(was))) }
      if let meeting = report.meeting { members.append(("meeting", .string(meeting))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "reports", version: 1,
    columns: [
      "state", "desk", "meeting", "received", "kind", "condition", "conditionWas",
      "duplicateLabel",
    ])
}
