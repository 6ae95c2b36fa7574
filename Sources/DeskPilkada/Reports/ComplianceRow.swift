package import CanonicalJSON
package import EventLedger

/// What one desk reported for one meeting, in the order the log took it in.
///
/// Whether a report was late follows from `received`; whether one is missing follows from the
/// clock, so it is asked for at an instant and stored nowhere.
package struct ComplianceRow: BlankRow {
  /// The reports that count: those of a label's first event, and confirmed ones.
  package var reports = Series<ReportSubmitted>()
  /// When reports were sent back for completion.
  package var returns = Series<ReportReturned>()
  package var waivers = Series<ObligationWaived>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let reports = Series<ReportSubmitted>(row["reports"]),
      let returns = Series<ReportReturned>(row["returns"]),
      let waivers = Series<ObligationWaived>(row["waivers"])
    else { return nil }
    self.reports = reports
    self.returns = returns
    self.waivers = waivers
  }

  /// The report that counts for punctuality.
  package var first: ReportSubmitted? { reports.first }
  /// The report that tells the condition.
  package var latest: ReportSubmitted? { reports.last }

  /// The reports received until an instant, in the order of the log.
  package func reports(until instant: Instant) -> [ReportSubmitted] {
    reports.items.filter { $0.received <= instant }
  }

  /// How the desk has kept the cut-off, seen at an instant.
  ///
  /// A waiver counts from when it was received, also after the miss, which an earlier instant
  /// still shows.
  package func punctuality(for meeting: MeetingRow, at instant: Instant) -> Punctuality {
    guard let scheduled = meeting.meeting, meeting.owesReports(at: instant) else { return .notOwed }
    if waivers.items.contains(where: { $0.received <= instant }) { return .waived }
    return Punctuality(of: reports(until: instant).first, for: scheduled, at: instant)
  }

  /// Whether the newest report was sent back and nothing has followed it, seen at an instant.
  package func isReturned(at instant: Instant) -> Bool {
    guard let latest = reports(until: instant).last else { return false }
    return returns.items.contains { $0.received <= instant && $0.index > latest.index }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("reports", reports.json), ("returns", returns.json), ("waivers", waivers.json),
      ("returned", .integer(Int64(returns.count))), ("waived", .boolean(!waivers.isEmpty)),
    ]
    if let first { members.append(("firstReceived", .string("\(Timestamp(utc: first.received))"))) }
    if let latest {
      members.append(("kind", .string(latest.kind)))
      members.append(("condition", .string(latest.condition)))
      members.append(("districtsHeard", .integer(latest.districtsHeard)))
    }
    return members
  }

  /// The key of a desk's reports for a meeting.
  package static func key(meeting: String, desk: String) -> String { "\(meeting)/\(desk)" }

  package static let definition = ProjectionDefinition(
    name: "compliance", version: 2, keyParts: .init(first: "meeting", last: "desk"),
    columns: ["firstReceived", "kind", "condition", "districtsHeard", "returned", "waived"])
}

/// A decision that one desk need not report for one meeting.
package struct ObligationWaived: Contribution {
  package let index: Int64
  package let received: Instant

  package init(_ record: Record) {
    index = Int64(record.index)
    received = record.received
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let received = json.integer("received") else {
      return nil
    }
    self.index = index
    self.received = Instant(seconds: received)
  }

  package var members: [(name: String, value: JSON)] {
    [("index", .integer(index)), ("received", .integer(received.seconds))]
  }
}
