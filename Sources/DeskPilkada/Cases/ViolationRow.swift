package import CanonicalJSON
package import EventLedger

/// An alleged violation under its label, with what has been said of it and done about it.
package struct ViolationRow: CaseRow {
  package var makers = Series<ViolationNoticed>()
  package var steps = Series<ViolationStep>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let notices = Series<ViolationNoticed>(row["notices"]),
      let steps = Series<ViolationStep>(row["steps"])
    else { return nil }
    makers = notices
    self.steps = steps
  }

  /// The notice that holds the label.
  package var notice: ViolationNoticed? { maker }

  /// How far the handling has come, by what was done up to an instant.
  package func course(until instant: Instant = .endOfTime) -> ViolationCourse {
    ViolationCourse(notice: notice, steps: steps.chronology(until: instant))
  }

  package var open: OpenCounts {
    var counts = OpenCounts()
    counts.violations = course().isOpen ? 1 : 0
    return counts
  }

  package var members: [(name: String, value: JSON)] {
    let course = course()
    var members: [(name: String, value: JSON)] = [
      ("notices", makers.json), ("steps", steps.json),
      ("duplicateLabel", .boolean(makers.hasDuplicateLabel)),
      ("state", .string(course.state.rawValue)),
      ("outOfOrder", .texts(course.outOfOrder.map(\.kind.rawValue))),
    ]
    if let notice {
      members.append(("region", .string(notice.region)))
      members.append(("desk", .string(notice.desk)))
      members.append(("knownAt", .string("\(Timestamp(utc: notice.knownAt))")))
    }
    let texts = [
      ("kind", course.kind), ("kindWas", course.kindWas), ("class", course.classes),
      ("classWas", course.classesWere),
      ("filedAt", course.first(.filed).map { "\(Timestamp(utc: $0.at))" }),
      ("registeredAt", course.first(.registered).map { "\(Timestamp(utc: $0.at))" }),
      ("outcome", course.outcome),
    ]
    for (name, text) in texts {
      if let text { members.append((name, .string(text))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "violations", version: 1,
    columns: [
      "state", "region", "desk", "kind", "kindWas", "class", "classWas", "knownAt", "filedAt",
      "registeredAt", "outcome", "outOfOrder", "duplicateLabel",
    ])
}
