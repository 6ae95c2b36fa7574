import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerStore

/// What a person need not write: the desk's next label, the meeting a report is for, the place
/// that the event is about.
struct FilledIn {
  let word: PlainWord
  let author: KeyRow
  let ledger: any LedgerReading
  let clock: PeopleClock

  /// The data with what is missing, as far as it follows from the ledger; members that are to
  /// stay empty do.
  func data(_ data: JSON, subject: String, leavingOut leftOut: [String]) throws -> JSON {
    var members: [(name: String, value: JSON)] = []
    func isWanted(_ member: String) -> Bool {
      data.value(at: JSONPointer(tokens: [member])) == nil && !leftOut.contains(member)
    }
    var meeting = word.meeting.flatMap { Self.text($0, in: data) }
    if let member = word.meeting, isWanted(member), let due = try dueMeeting() {
      meeting = due
      members.append((member, .string(due)))
    }
    if let label = word.label, isWanted(label.member) {
      let day = try meeting.flatMap(day(of:)) ?? today
      let used = try usedLabels(of: label, on: meeting)
      if let next = label.next(of: author.desk, on: day, after: used) {
        members.append((label.member, .string(next)))
      }
    }
    guard case .object(let given) = data else { return data }
    let filled = JSON.object(given + members.map { JSON.Member(name: $0.name, value: $0.value) })
    return try placed(filled, in: subject)
  }

  private static func text(_ member: String, in data: JSON) -> String? {
    guard case .string(let text)? = data.value(at: JSONPointer(tokens: [member])) else {
      return nil
    }
    return text
  }

  /// The data with the subject as the region of a place that names none.
  private func placed(_ data: JSON, in subject: String) throws -> JSON {
    guard let place = word.place, data.value(at: JSONPointer(tokens: [place])) != nil else {
      return data
    }
    let region = JSONPointer(tokens: [place, "region"])
    return data.value(at: region) == nil
      ? try data.replacing(at: region, with: .string(subject)) : data
  }

  private var today: CivilDate {
    CivilDate(of: clock.now, offsetMinutes: clock.offsetMinutes)
  }

  private func dueMeeting() throws -> String? {
    try MeetingScheduled.due(
      from: author.desk, at: clock.now, offsetMinutes: clock.offsetMinutes,
      in: PilkadaRows(ledger))?.label
  }

  private func day(of meeting: String) throws -> CivilDate? {
    let row = try PilkadaRows(ledger)
      .row(MeetingRow.self, of: MeetingRow.definition, key: meeting)
    return row?.meeting.map { CivilDate(of: $0.startsAt, offsetMinutes: clock.offsetMinutes) }
  }

  /// The labels that the desk has used, as far as the next one could be one of them.
  ///
  /// A numbered label is the key of a row. Reports have rows by meeting alone, so of those without
  /// one today's entries tell.
  private func usedLabels(of label: DeskLabel, on meeting: String?) throws -> [String] {
    let stem = label.stem(of: author.desk)
    guard label.series == .dated else {
      return try (ledger.storedProjections() ?? []).flatMap { projection in
        try ledger.rows(of: projection.name, withPrefix: stem).map(\.key)
      }
    }
    return try reportedLabels(for: meeting) + todaysLabels(label.member)
  }

  private func reportedLabels(for meeting: String?) throws -> [String] {
    guard let meeting else { return [] }
    let key = ComplianceRow.key(meeting: meeting, desk: author.desk)
    let row = try PilkadaRows(ledger).row(
      ComplianceRow.self, of: ComplianceRow.definition, key: key)
    return row?.reports.items.map(\.label) ?? []
  }

  private func todaysLabels(_ member: String) throws -> [String] {
    let seconds = Int64(today.daysSince1970) * 86_400 - Int64(clock.offsetMinutes) * 60
    let first = try ledger.firstIndex(receivedFrom: Instant(seconds: seconds))
    return try (first..<ledger.size).compactMap { index in
      let event = try ledger.entry(index).event
      return event.author.desk == author.desk ? event.data[member]?.string : nil
    }
  }
}
