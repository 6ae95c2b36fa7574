package import DeskPilkada
package import EventLedger

/// The Monday board in the terminal: a line for each desk, silent ones first.
///
/// A silent desk has no condition, and stands in no percentage; the board says so.
package struct BoardView {
  private let presentation: Presentation
  private let conditions: ChoiceLabels

  /// `reportType`: the type of reports, whose schema words the conditions.
  package init(_ presentation: Presentation, reportType: EventType?) {
    self.presentation = presentation
    conditions = ChoiceLabels(of: reportType, at: "condition")
  }

  /// The board as text.
  ///
  /// `size`: the number of entries its state was folded from.
  package func text(of board: MondayBoard, size: UInt64) -> String {
    presentation.page(
      heading(board, size: size) + [""] + presentation.lines(of: table(board))
        + [""] + summary(board))
  }

  private func heading(_ board: MondayBoard, size: UInt64) -> [String] {
    [
      say("PAPAN RAKOR", "MONDAY BOARD") + " \(board.meeting)"
        + (board.isCancelled ? say(" — DIBATALKAN", " — CANCELLED") : ""),
      say("rapat", "meeting") + " \(presentation.shortTime(board.startsAt)), "
        + say("batas laporan", "cut-off") + " \(presentation.shortTime(board.reportCutoff)) + "
        + "\(board.graceMinutes) " + say("menit", "minutes"),
      say("keadaan pada", "as of") + " \(presentation.time(board.instant)), "
        + say("dari", "from") + " \(size) " + say("peristiwa", "events"),
    ].flatMap { $0.wrapped(to: presentation.width) }
  }

  private func table(_ board: MondayBoard) -> TextTable {
    var table = TextTable(
      [
        .init("desk", title: say("desk", "desk")),
        .init("name", title: say("wilayah", "region")),
        .init("report", title: say("laporan", "report")),
        .init("condition", title: say("keadaan", "condition")),
        .init("heard", title: say("kec", "dist")),
        .init("age", title: say("umur", "age")),
        .init("logistics", title: say("log k/d", "log d/v")),
        .init("open", title: say("d/i/t", "v/i/o")),
      ], emptyNote: say("tidak ada desk yang diminta", "no desk is asked"))
    for line in board.lines { table.append(cells(line, at: board)) }
    return table
  }

  private func cells(_ line: BoardLine, at board: MondayBoard) -> [TextTable.Cell] {
    [
      .text(line.desk), .text(presentation.shortName(line.name)),
      .text(punctuality(line.punctuality)),
      .text(line.report.map(condition) ?? "—"),
      .text(line.report.map { "\($0.districtsHeard)/\(line.districtsTotal)" } ?? "—"),
      .text(line.report.map { age($0.oldestSource, at: board.instant) } ?? "—"),
      .text(
        line.report.map { _ in "\(percent(line.districts))/\(percent(line.villages))" } ?? "—"),
      .text("\(line.violations)/\(line.incidents)/\(line.overdueTasks)"),
    ]
  }

  private func summary(_ board: MondayBoard) -> [String] {
    let logistics =
      say("Logistik terpenuhi", "Logistics fulfilled") + ": " + say("kecamatan", "districts")
      + " \(share(board.share(\.districts))), " + say("desa/kelurahan", "villages")
      + " \(share(board.share(\.villages)))."
    let lines =
      [reported(on: board), logistics] + contradictions(on: board) + claims(on: board)
      + returned(on: board) + leftOut(of: board)
      + SideNotesView(presentation).lines(of: board.notes) + [legend]
    return lines.flatMap { $0.wrapped(to: presentation.width) }
  }

  /// How many have reported of those that owe it, and who does not.
  private func reported(on board: MondayBoard) -> String {
    let expected = board.expected
    let onTime = expected.count { $0.punctuality == .onTime }
    let nothing = board.reported.count { $0.report?.kind == "nothing_to_report" }
    let waived = board.lines.count { $0.punctuality == .waived }
    let notOwed = board.lines.count { $0.punctuality == .notOwed }
    var parts = [
      "\(expected.count { $0.report != nil }) \(say("dari", "of")) \(expected.count) "
        + say("melapor", "have reported"),
      "\(onTime) \(say("tepat waktu", "on time"))",
      "\(nothing) \(say("nihil permasalahan", "with nothing to report"))",
    ]
    if waived > 0 { parts.append("\(waived) \(say("dibebaskan", "waived"))") }
    if notOwed > 0 {
      parts.append(
        "\(notOwed) \(say("tidak wajib: rapat dibatalkan", "not owed: meeting cancelled"))")
    }
    return parts.joined(separator: ", ") + "."
  }

  private func contradictions(on board: MondayBoard) -> [String] {
    board.lines.filter(\.isContradicted).map { line in
      "\(line.desk) \(presentation.shortName(line.name)): "
        + say(
          "nihil permasalahan, padahal masih terbuka: \(against(line, in: .indonesian)).",
          "nothing to report, although still open: \(against(line, in: .english)).")
    }
  }

  /// The reports that were sent back and not completed yet.
  private func returned(on board: MondayBoard) -> [String] {
    let desks = board.lines.filter(\.isReturned).map {
      "\($0.desk) \(presentation.shortName($0.name))"
    }
    guard !desks.isEmpty else { return [] }
    let title = say("Dikembalikan untuk dilengkapi", "Sent back to be completed")
    return ["\(title): \(desks.joined(separator: ", "))."]
  }

  private func leftOut(of board: MondayBoard) -> [String] {
    let silent = board.lines.count - board.reported.count
    guard silent > 0 else { return [] }
    return [
      say(
        "Persentase atas \(board.reported.count) desk; \(silent) desk tanpa laporan tidak "
          + "dihitung.",
        "Percentages are over \(board.reported.count) desks; \(silent) without a report are left "
          + "out.")
    ]
  }

  private var legend: String {
    say(
      "kec: kecamatan yang didengar. umur: sumber tertua. log k/d: persen posisi rencana "
        + "terpenuhi di kecamatan/desa. d/i/t: dugaan pelanggaran, insiden, instruksi lewat "
        + "tenggat. *: nihil permasalahan.",
      "dist: districts heard. age: oldest source. log d/v: percent of planned positions fulfilled "
        + "in districts/villages. v/i/o: alleged violations, incidents, overdue instructions. "
        + "*: nothing to report.")
  }

  private func against(_ line: BoardLine, in language: Language) -> String {
    line.contradictions.map { contradiction in
      let kind =
        switch contradiction {
        case .violation: Phrase(id: "dugaan pelanggaran", en: "alleged violation")
        case .incident: Phrase(id: "insiden", en: "incident")
        }
      return "\(kind[language]) \(contradiction.key)"
    }.joined(separator: ", ")
  }

  /// What late desks say of the time they wrote, which nobody else has seen.
  private func claims(on board: MondayBoard) -> [String] {
    board.lines.compactMap { line in
      guard let written = line.saysWritten else { return nil }
      let time = presentation.shortTime(written)
      return "\(line.desk) \(presentation.shortName(line.name)): "
        + say("telat; menurut desk ditulis \(time).", "late; the desk says written \(time).")
    }
  }

  private func punctuality(_ punctuality: Punctuality) -> String {
    switch punctuality {
    case .noReport: say("TANPA LAPORAN", "NO REPORT")
    case .awaited: say("ditunggu", "awaited")
    case .late(let minutes, _): say("telat \(minutes) mnt", "late \(minutes) min")
    case .onTime: say("tepat waktu", "on time")
    case .waived: say("dibebaskan", "waived")
    case .notOwed: say("tidak wajib", "not owed")
    }
  }

  private func condition(_ report: ReportSubmitted) -> String {
    let nothing = report.kind == "nothing_to_report" ? "*" : ""
    return conditions.label(of: report.condition, in: presentation) + nothing
  }

  private func age(_ source: Instant, at now: Instant) -> String {
    let hours = max(0, now.seconds(since: source)) / 3_600
    return hours < 48
      ? "\(hours) \(say("j", "h"))" : "\(hours / 24) \(say("h", "d"))"
  }

  private func percent(_ share: LogisticsShare) -> String {
    share.percent.map { "\($0)" } ?? "—"
  }

  private func share(_ share: LogisticsShare) -> String {
    guard let percent = share.percent else { return say("tanpa rencana", "without a plan") }
    return "\(percent)% (\(share.fulfilled)/\(share.planned))"
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
