import EventLedger

/// What the board of the newest meeting shows to be wrong.
extension AlertFinder {
  func reportAlerts() throws -> [Alert] {
    guard let board = try MondayBoard(meeting: nil, at: instant, over: rows) else { return [] }
    return board.lines.compactMap { missingReport($0, on: board) }
      + board.lines.compactMap(contradiction) + board.lines.compactMap(staleSource)
  }

  private func missingReport(_ line: BoardLine, on board: MondayBoard) -> Alert? {
    guard line.punctuality == .noReport else { return nil }
    return Alert(
      kind: .missingReport, severity: .high, region: line.region, desk: line.desk,
      since: board.reportCutoff.advanced(by: board.graceMinutes * 60), key: board.meeting,
      entries: [])
  }

  /// A report of nothing beside what is open: the sooner looked at, the graver the incident.
  private func contradiction(_ line: BoardLine) -> Alert? {
    guard let report = line.report, let first = line.contradictions.first else { return nil }
    let isGrave = line.contradictions.contains {
      if case .incident(let incident) = $0 { incident.severity >= .serious } else { false }
    }
    return Alert(
      kind: .contradiction, severity: isGrave ? .high : .medium, region: line.region,
      desk: line.desk, since: report.received, key: first.key,
      entries: [UInt64(report.index)] + line.contradictions.map(\.newest))
  }

  private func staleSource(_ line: BoardLine) -> Alert? {
    guard let report = line.report,
      report.received.seconds(since: report.oldestSource) > Self.sourceAgeMax
    else { return nil }
    return Alert(
      kind: .staleSource, severity: .low, region: line.region, desk: line.desk,
      since: report.received, key: report.label, entries: [UInt64(report.index)])
  }

  /// How old a source may be when the report is received: a day, in seconds.
  private static var sourceAgeMax: Int64 { 86_400 }
}

extension BoardLine {
  /// The region that the desk answers for; a partner's name ends in it.
  fileprivate var region: String { Region.code(ofDesk: desk) }
}

extension Region {
  /// The region in a desk's name: `64.03` in `64.03` and in `kpu-64.03`.
  static func code(ofDesk desk: String) -> String {
    desk.split(separator: "-").last.map(String.init) ?? desk
  }
}
