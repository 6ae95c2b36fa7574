package import DeskPilkada
package import EventLedger

/// The secretary's one page before a meeting: what needs a decision, and nothing else.
///
/// Every list keeps to its worst few and counts the others, so that the page stays one page.
package struct BriefView {
  private let presentation: Presentation
  private let kinds: ChoiceLabels
  private let severities: ChoiceLabels

  /// `incidentType`: the type of incidents, whose schema words their kinds.
  package init(_ presentation: Presentation, incidentType: EventType?) {
    self.presentation = presentation
    kinds = ChoiceLabels(of: incidentType, at: "kind")
    severities = ChoiceLabels(of: incidentType, at: "severity")
  }

  /// How many lines a list has before it only counts.
  private static let linesMax = 3

  /// The brief as text.
  ///
  /// `size`: the number of entries its state was folded from.
  package func text(of brief: MondayBrief, size: UInt64) -> String {
    let notes = SideNotesView(presentation).lines(of: brief.board.notes)
    return presentation.page(
      wrap(heading(brief, size: size)) + section(reports(of: brief))
        + section(BriefVillagesView(presentation).lines(of: brief))
        + section(incidents(in: brief)) + section(clocks(in: brief))
        + section(instructions(in: brief)) + section(wrap(notes)))
  }

  private func heading(_ brief: MondayBrief, size: UInt64) -> [String] {
    let voting =
      brief.votingDay.map { $0.phrase(at: brief.board.instant, in: presentation) }
      ?? Phrase(id: "hari pemungutan suara belum dijadwalkan", en: "no voting day is scheduled")
    return [
      say("RINGKASAN SEKDA", "BRIEF FOR THE SECRETARY") + " \(brief.board.meeting)",
      say("keadaan pada", "as of") + " \(presentation.time(brief.board.instant)), "
        + say("dari", "from") + " \(size) " + say("peristiwa", "events"), presentation.say(voting),
    ]
  }

  private func section(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines }

  private func wrap(_ texts: [String]) -> [String] {
    texts.flatMap { $0.wrapped(to: presentation.width) }
  }

  /// A titled list, or one line that says that there is nothing.
  private func list<Element>(
    _ title: Phrase, of elements: [Element], see command: String, _ line: (Element) -> String
  ) -> [String] {
    guard !elements.isEmpty else {
      return wrap(["\(presentation.say(title)): \(say("tidak ada", "none"))."])
    }
    let list = ShortList(elements, max: Self.linesMax)
    let lines = list.shown.map { "- \(line($0))" }
    let rest = list.rest(presentation, see: command).map { ["  \($0)"] } ?? []
    return wrap(["\(presentation.say(title)) (\(elements.count))"] + lines)
      + rest.flatMap { $0.wrapped(keepingIndentTo: presentation.width) }
  }

  // MARK: Reports

  private func reports(of brief: MondayBrief) -> [String] {
    var table = TextTable(
      [
        .init("meeting", title: say("laporan untuk", "reports for")),
        .init("expected", title: say("wajib", "owed")),
        .init("onTime", title: say("tepat", "in time")),
        .init("late", title: say("telat", "late")),
        .init("missing", title: say("tanpa", "none")),
        .init("awaited", title: say("ditunggu", "awaited")),
        .init("nothing", title: say("nihil", "nothing")),
        .init("waived", title: say("bebas", "waived")),
      ], emptyNote: say("belum ada rapat", "no meetings yet"))
    for meeting in brief.meetings {
      let count = meeting.count
      let figures = [
        count.expected, count.onTime, count.late, count.missing, count.awaited,
        count.nothingToReport, count.waived,
      ]
      table.append([.text(meeting.label)] + figures.map { .number(Int64($0)) })
    }
    return presentation.lines(of: table) + silent(in: brief)
  }

  private func silent(in brief: MondayBrief) -> [String] {
    guard !brief.silent.isEmpty else { return [] }
    let desks = brief.silent.map { "\($0.desk) \(presentation.shortName($0.name))" }
    return wrap(["\(say("TANPA LAPORAN", "NO REPORT")): \(desks.joined(separator: ", "))."])
  }

  // MARK: Cases

  private func incidents(in brief: MondayBrief) -> [String] {
    let title = Phrase(
      id: "Insiden serius, baru atau masih terbuka", en: "Serious incidents, new or still open")
    return list(title, of: brief.incidents, see: "ledger replay --projection incidents") {
      incident in
      var parts = [
        severities.label(of: incident.severity.rawValue, in: presentation),
        kinds.label(of: incident.report.kind, in: presentation),
        String(presentation.time(incident.report.beganAt).prefix(10)),
      ]
      if !incident.isOpen { parts.append(say("selesai", "over")) }
      if incident.isNew { parts.append(say("baru", "new")) }
      if incident.dead > 0 { parts.append("\(incident.dead) \(say("meninggal", "dead"))") }
      if incident.injured > 0 { parts.append("\(incident.injured) \(say("luka", "injured"))") }
      return
        "\(incident.key) \(presentation.shortName(presentation.regionName(incident.report.region))): "
        + parts.joined(separator: ", ")
    }
  }

  private func clocks(in brief: MondayBrief) -> [String] {
    let title = Phrase(
      id: "Tenggat perkara dugaan pelanggaran", en: "Limits running for alleged violations")
    return list(title, of: brief.clocks, see: "ledger alerts") { running in
      let left = presentation.say(running.clock.left(at: brief.board.instant))
      return
        "\(running.violation.key) \(presentation.regionName(running.violation.notice.region)): "
        + "\(presentation.say(running.clock.phrase)), \(left)"
    }
  }

  private func instructions(in brief: MondayBrief) -> [String] {
    let title = Phrase(id: "Instruksi lewat tenggat", en: "Overdue instructions")
    return list(title, of: brief.overdue, see: "ledger alerts") { open in
      "\(open.key) \(presentation.desk(open.task.desk)): "
        + say("tenggat", "due") + " \(presentation.shortTime(open.task.issue.dueAt))"
    }
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
