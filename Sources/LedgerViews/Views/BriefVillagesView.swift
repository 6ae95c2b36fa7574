import DeskPilkada
import EventLedger

/// Whether every desk's villages have received what was planned for them, and by name which have
/// not.
struct BriefVillagesView {
  private let presentation: Presentation

  init(_ presentation: Presentation) { self.presentation = presentation }

  private static let gapsMax = 3
  private static let villagesMax = 4

  func lines(of brief: MondayBrief) -> [String] {
    let items = ItemNames(brief.items)
    let desks = brief.desks.filter { $0.isComplete != true }
    let table = desks.isEmpty ? [] : presentation.lines(of: table(of: desks))
    return verdict(on: brief.desks).wrapped(to: presentation.width) + table
      + gaps(in: brief, items: items) + villages(of: brief.desks, items: items)
  }

  private func verdict(on desks: [DeskReadiness]) -> String {
    let complete = desks.count { $0.isComplete == true }
    let unknown = desks.count { $0.isComplete == nil }
    let head = say("Lengkap sampai desa/kelurahan", "Complete down to the village")
    let answer = complete == desks.count ? say("ya", "yes") : say("BELUM", "NO")
    let counts = "\(complete) \(say("dari", "of")) \(desks.count) \(say("desk", "desks"))"
    let open =
      unknown > 0
      ? say(
        ", \(unknown) belum diketahui karena tanpa rencana", ", \(unknown) unknown without a plan")
      : ""
    return "\(head): \(answer), \(counts)\(open)."
  }

  /// The desks that are not complete, or of which that is not known.
  private func table(of desks: [DeskReadiness]) -> TextTable {
    var table = TextTable(
      [
        .init("desk", title: "desk"), .init("name", title: say("wilayah", "region")),
        .init("complete", title: say("lengkap", "complete")),
        .init("incomplete", title: say("kurang", "lacking")),
        .init("unknown", title: say("tanpa rencana", "no plan")),
        .init("declared", title: say("menyatakan", "declares")),
        .init("report", title: say("laporan", "report")),
      ], emptyNote: "")
    for desk in desks {
      table.append([
        .text(desk.desk), .text(presentation.shortName(desk.name)),
        .number(Int64(desk.villages.complete.count)),
        .number(Int64(desk.villages.incomplete.count)),
        .number(Int64(desk.villages.unknown.count)), .text(declared(desk.declared)),
        .text(desk.hasReported ? say("ada", "yes") : say("TIDAK", "NO")),
      ])
    }
    return table
  }

  private func declared(_ declared: ReadinessDeclared?) -> String {
    guard let declared else { return "—" }
    return declared.isComplete ? say("lengkap", "complete") : say("kurang", "lacking")
  }

  private func gaps(in brief: MondayBrief, items: ItemNames) -> [String] {
    let list = ShortList(brief.gaps, max: Self.gapsMax)
    guard !list.shown.isEmpty else { return [] }
    let texts = list.shown.map { gap in
      "- \(gap.desk) \(items.name(of: gap.item, in: presentation)): "
        + say("kurang", "lacking") + " \(number(gap.missing)) \(say("dari", "of")) "
        + "\(number(gap.needed)) \(say("di", "in")) \(number(Int64(gap.villages))) "
        + say("desa/kelurahan", gap.villages == 1 ? "village" : "villages")
    }
    return [say("Kekurangan terbesar", "Worst gaps")]
      + texts.flatMap { $0.wrapped(to: presentation.width) } + rest(of: list, see: nil)
  }

  private func villages(of desks: [DeskReadiness], items: ItemNames) -> [String] {
    let lacking = desks.flatMap { desk in desk.villages.incomplete.map { (desk.desk, $0) } }
    let list = ShortList(lacking, max: Self.villagesMax)
    guard !list.shown.isEmpty else { return [] }
    let texts = list.shown.map { _, village in
      "- \(presentation.region(village.region)): \(missing(village.missing, items: items))"
    }
    let codes = list.left.map(\.0).reduce(into: [String]()) { codes, desk in
      if !codes.contains(desk) { codes.append(desk) }
    }
    return [say("Desa/kelurahan yang belum lengkap", "Villages that lack something")]
      + texts.flatMap { $0.wrapped(to: presentation.width) }
      + rest(of: list, see: "ledger region \(codes.joined(separator: ", "))")
  }

  private func missing(
    _ missing: [LogisticsCompleteness.Missing], items: ItemNames
  ) -> String {
    missing.map { line in
      "\(items.name(of: line.item, in: presentation)) \(number(line.received))/"
        + number(line.needed)
    }.joined(separator: ", ")
  }

  private func rest<Element>(of list: ShortList<Element>, see command: String?) -> [String] {
    guard let rest = list.rest(presentation, see: command) else { return [] }
    return "  \(rest)".wrapped(keepingIndentTo: presentation.width)
  }

  private func number(_ number: Int64) -> String { number.grouped(in: presentation.language) }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
