package import DeskPilkada
package import EventLedger

/// One region down to a village: what it is called, what it has and lacks and why, what is on its
/// way, what is open, and its history.
package struct RegionView {
  private let presentation: Presentation
  private let levels: ChoiceLabels

  /// `type`: the types of the rules by their short names, whose schemas word levels and reasons.
  package init(_ presentation: Presentation, type: (String) -> EventType?) {
    self.presentation = presentation
    levels = ChoiceLabels(of: type(PilkadaType.regionRegistered), at: "level")
    logistics = RegionLogisticsView(presentation, type: type)
    conditions = ChoiceLabels(of: type(PilkadaType.reportSubmitted), at: "condition")
  }

  private let logistics: RegionLogisticsView
  private let conditions: ChoiceLabels

  /// How many lines a list has before it only counts.
  private static let linesMax = 5

  /// The card as text.
  ///
  /// `size`: the number of entries its state was folded from.
  package func text(of region: RegionOverview, history: RegionHistory, size: UInt64) -> String {
    presentation.page(
      heading(region, size: size) + card(region).lines(width: presentation.width) + [""]
        + logistics.lines(of: region) + [""] + reports(of: region) + open(in: region) + [""]
        + self.history(history, of: region))
  }

  private func heading(_ region: RegionOverview, size: UInt64) -> [String] {
    [
      say("WILAYAH", "REGION") + " \(presentation.regionPath(region.card.code))",
      say("keadaan pada", "as of") + " \(presentation.time(region.instant)), "
        + say("dari", "from") + " \(size) " + say("peristiwa", "events"),
    ].flatMap { $0.wrapped(to: presentation.width) }
  }

  // MARK: The card

  private func card(_ region: RegionOverview) -> [LabelledText] {
    var items: [LabelledText] = []
    if let level = region.card.row.level {
      items.append(
        item("Tingkat", "Level", levels.label(of: level.rawValue, in: presentation)))
    }
    if !region.card.former.isEmpty {
      let former = region.card.former.map { "\($0.code) \($0.name.printable)" }
      items.append(item("Kode lama", "Former codes", former.joined(separator: ", ")))
    }
    if let target = region.card.row.target {
      items.append(item("Sasaran", "Target", text(of: target)))
    }
    if !region.children.isEmpty {
      items.append(item("Di bawahnya", "Below it", children(of: region)))
    }
    return items
  }

  private func text(of target: TargetDeclared) -> String {
    "\(number(target.voters)) \(say("pemilih", "voters")), \(number(target.pollingStations)) "
      + say("TPS", "polling stations") + " (\(say("entri", "entry")) \(target.index))"
  }

  private func children(of region: RegionOverview) -> String {
    let count = Phrase.count(
      region.children.count, id: "wilayah", one: "region", many: "regions")
    guard !region.mismatches.isEmpty else { return presentation.say(count) }
    let texts = region.mismatches.map { mismatch in
      let name = mismatch.member == "voters" ? say("pemilih", "voters") : say("TPS", "stations")
      return "\(name) \(number(mismatch.sum)) ≠ \(number(mismatch.declared))"
    }
    return "\(presentation.say(count)); " + say("jumlah tidak cocok", "sums differ") + ": "
      + texts.joined(separator: ", ")
  }

  private func item(_ indonesian: String, _ english: String, _ text: String) -> LabelledText {
    LabelledText(label: say(indonesian, english), text: text, depth: 1)
  }

  // MARK: Reports and what is open

  private func reports(of region: RegionOverview) -> [String] {
    let list = ShortList(region.reports, max: 3)
    let lines = list.shown.map { report in
      "- \(report.label) \(presentation.shortTime(report.received)): "
        + conditions.label(of: report.condition, in: presentation)
        + (report.kind == "nothing_to_report" ? "*" : "")
        + was(report.conditionWas.map { conditions.label(of: $0, in: presentation) })
    }
    guard !lines.isEmpty else { return [] }
    return ([say("Laporan", "Reports")] + lines).flatMap { $0.wrapped(to: presentation.width) }
      + [""]
  }

  private func was(_ text: String?) -> String {
    text.map { " (\(presentation.say(Words.was)): \($0))" } ?? ""
  }

  private func open(in region: RegionOverview) -> [String] {
    let violations = region.violations.map { open -> String in
      let clocks = open.course.clocks(offsetMinutes: presentation.offsetMinutes)
        .filter { $0.isRunning(at: region.instant) }
        .map {
          ", " + presentation.say($0.phrase + Phrase(verbatim: ", ") + $0.left(at: region.instant))
        }
      return "\(open.key) " + say("dugaan pelanggaran", "alleged violation") + clocks.joined()
    }
    let incidents = region.incidents.map { open in
      "\(open.key) \(say("insiden", "incident")), \(say("sejak", "since")) "
        + presentation.shortTime(open.report.beganAt)
    }
    let tasks = region.tasks.map { open in
      "\(open.key) \(say("instruksi", "instruction")), "
        + say("tenggat", "due") + " \(presentation.shortTime(open.task.issue.dueAt))"
        + (open.task.isOverdue(at: region.instant) ? say(", LEWAT", ", OVERDUE") : "")
    }
    let all = violations + incidents + tasks
    guard !all.isEmpty else { return [say("Terbuka: tidak ada.", "Open: nothing.")] }
    let list = ShortList(all, max: Self.linesMax)
    let rest = list.rest(presentation).map { ["  \($0)"] } ?? []
    return (["\(say("Terbuka", "Open")) (\(all.count))"] + list.shown.map { "- \($0)" })
      .flatMap { $0.wrapped(to: presentation.width) } + rest
  }

  // MARK: History

  private func history(_ history: RegionHistory, of region: RegionOverview) -> [String] {
    let title = say("Riwayat", "History")
    guard !history.lines.isEmpty else { return [title + ": " + say("kosong.", "empty.")] }
    let view = EventLineView(presentation)
    let before =
      history.earlier > 0
      ? say(
        "  \(history.earlier) lagi sebelumnya; ledger log --region \(region.card.code)",
        "  \(history.earlier) more before; ledger log --region \(region.card.code)"
      ).wrapped(keepingIndentTo: presentation.width) : []
    return [title] + before
      + history.lines.flatMap { line in
        view.lines(
          index: line.index, entry: line.entry, type: line.type, standing: line.standing,
          amendments: line.amendments)
      }
  }

  private func number(_ number: Int64) -> String { number.grouped(in: presentation.language) }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
