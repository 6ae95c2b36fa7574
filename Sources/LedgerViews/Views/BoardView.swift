package import CanonicalJSON
package import DeskPilkada
import EventLedger

/// The Monday board in the terminal: a line for each desk, silent ones first.
///
/// A silent desk has no condition, and stands in no percentage; the board says so.
package struct BoardView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The board as text.
  ///
  /// `size`: the number of entries its state was folded from.
  package func text(of board: MondayBoard, size: UInt64) -> String {
    presentation.page(
      heading(board, size: size) + [""] + presentation.lines(of: table(board))
        + [""] + summary(board))
  }

  /// The board for programs.
  package func json(of board: MondayBoard, size: UInt64) -> JSON {
    [
      "desks": .array(board.lines.map(json)), "instant": .string(utc(board.instant)),
      "meeting": .string(board.meeting), "rehearsal": .boolean(presentation.isRehearsal),
      "reported": .integer(Int64(board.reported.count)),
      "reportCutoff": .string(utc(board.reportCutoff)), "size": .integer(Int64(size)),
      "startsAt": .string(utc(board.startsAt)),
    ]
  }

  private func heading(_ board: MondayBoard, size: UInt64) -> [String] {
    [
      say("PAPAN RAKOR", "MONDAY BOARD") + " \(board.meeting)",
      say("rapat", "meeting") + " \(presentation.shortTime(board.startsAt)), "
        + say("batas laporan", "cut-off") + " \(presentation.shortTime(board.reportCutoff)) + "
        + "\(board.graceMinutes) " + say("menit", "minutes"),
      say("keadaan pada", "as of") + " \(presentation.time(board.instant)), "
        + say("dari", "from") + " \(size) " + say("peristiwa", "events"),
    ]
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
        .init("violations", title: say("dgn", "vio")),
      ], emptyNote: say("tidak ada desk yang diminta", "no desk is asked"))
    for line in board.lines { table.append(cells(line, at: board)) }
    return table
  }

  private func cells(_ line: BoardLine, at board: MondayBoard) -> [TextTable.Cell] {
    [
      .text(line.desk), .text(short(line.name)), .text(punctuality(line.punctuality)),
      .text(line.report.map(condition) ?? "—"),
      .text(line.report.map { "\($0.districtsHeard)/\(line.districtsTotal)" } ?? "—"),
      .text(line.report.map { age($0.oldestSource, at: board.instant) } ?? "—"),
      .text(
        line.report.map { _ in "\(percent(line.districts))/\(percent(line.villages))" } ?? "—"),
      .number(Int64(line.violations)),
    ]
  }

  private func summary(_ board: MondayBoard) -> [String] {
    let onTime = board.lines.count { $0.punctuality == .onTime }
    let nothing = board.reported.count { $0.report?.kind == "nothing_to_report" }
    var lines = [
      "\(board.reported.count) \(say("dari", "of")) \(board.lines.count) "
        + say("melapor", "have reported") + ", \(onTime) \(say("tepat waktu", "on time")), "
        + "\(nothing) \(say("nihil permasalahan", "with nothing to report")).",
      say("Logistik terpenuhi", "Logistics fulfilled") + ": "
        + say("kecamatan", "districts") + " \(share(board.share(\.districts))), "
        + say("desa/kelurahan", "villages") + " \(share(board.share(\.villages))).",
    ]
    for line in board.lines where line.isContradicted {
      lines.append(
        "\(line.desk) \(short(line.name)): "
          + say(
            "nihil permasalahan, padahal ada dugaan pelanggaran yang dicatat.",
            "nothing to report, although an alleged violation is on record."))
    }
    let silent = board.lines.count - board.reported.count
    if silent > 0 {
      lines.append(
        say(
          "Persentase atas \(board.reported.count) desk; \(silent) desk tanpa laporan tidak "
            + "dihitung.",
          "Percentages are over \(board.reported.count) desks; \(silent) without a report are left "
            + "out."))
    }
    lines.append(
      say(
        "kec: kecamatan yang didengar. umur: sumber tertua. log k/d: persen posisi rencana "
          + "terpenuhi di kecamatan/desa. dgn: dugaan pelanggaran. *: nihil permasalahan.",
        "dist: districts heard. age: oldest source. log d/v: percent of planned positions fulfilled "
          + "in districts/villages. vio: alleged violations. *: nothing to report."))
    return lines.flatMap { $0.wrapped(to: presentation.width) }
  }

  private func punctuality(_ punctuality: Punctuality) -> String {
    switch punctuality {
    case .noReport: say("TANPA LAPORAN", "NO REPORT")
    case .awaited: say("ditunggu", "awaited")
    case .late(let minutes, _): say("telat \(minutes) mnt", "late \(minutes) min")
    case .onTime: say("tepat waktu", "on time")
    }
  }

  private func condition(_ report: ReportSubmitted) -> String {
    let nothing = report.kind == "nothing_to_report" ? "*" : ""
    return (Self.conditions[report.condition]?[presentation.language] ?? report.condition) + nothing
  }

  private static let conditions: [String: Phrase] = [
    "conducive": Phrase(id: "kondusif", en: "conducive"),
    "watch": Phrase(id: "perhatian", en: "attention"),
    "disturbed": Phrase(id: "terganggu", en: "disturbed"),
    "critical": Phrase(id: "kritis", en: "critical"),
  ]

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

  private func short(_ name: String) -> String {
    name.replacing("Kabupaten ", with: "").replacing("Kota ", with: "")
  }

  private func json(_ line: BoardLine) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("desk", .string(line.desk)), ("name", .string(line.name)),
      ("districts", json(line.districts)), ("villages", json(line.villages)),
      ("violations", .integer(Int64(line.violations))),
    ]
    switch line.punctuality {
    case .noReport: members.append(("punctuality", "no_report"))
    case .awaited: members.append(("punctuality", "awaited"))
    case .onTime: members.append(("punctuality", "on_time"))
    case .late(let minutes, let missed):
      members.append(("punctuality", "late"))
      members.append(("lateMinutes", .integer(minutes)))
      members.append(("missed", .boolean(missed)))
    }
    if let report = line.report {
      members.append(("condition", .string(report.condition)))
      members.append(("kind", .string(report.kind)))
      members.append(("event", .string("\(report.event)")))
      members.append(("districtsHeard", .integer(report.districtsHeard)))
      members.append(("oldestSource", .string(utc(report.oldestSource))))
    }
    return JSON(members: members)
  }

  private func json(_ share: LogisticsShare) -> JSON {
    ["fulfilled": .integer(Int64(share.fulfilled)), "planned": .integer(Int64(share.planned))]
  }

  private func utc(_ instant: Instant) -> String { "\(Timestamp(utc: instant))" }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
