import DeskPilkada
import EventLedger

/// What a region needs, has and lacks, what is on its way there, and what was declared of it.
struct RegionLogisticsView {
  private let presentation: Presentation
  private let legs: ChoiceLabels
  private let reasons: ChoiceLabels

  init(_ presentation: Presentation, type: (String) -> EventType?) {
    self.presentation = presentation
    legs = ChoiceLabels(of: type(PilkadaType.shipmentDispatched), at: "leg")
    reasons = ChoiceLabels(of: type(PilkadaType.shipmentDelayed), at: "reason")
  }

  private static let linesMax = 5

  func lines(of region: RegionOverview) -> [String] {
    let items = ItemNames(region.items)
    let stock = region.stock.isEmpty ? [] : presentation.lines(of: table(of: region, items))
    return verdict(on: region, items) + stock + declared(of: region) + shipments(of: region)
  }

  // MARK: Complete or not

  private func verdict(on region: RegionOverview, _ items: ItemNames) -> [String] {
    let text =
      isVillage(region) ? villageVerdict(on: region, items) : villagesVerdict(on: region)
    return "\(say("Logistik", "Logistics")): \(text)".wrapped(to: presentation.width)
  }

  private func isVillage(_ region: RegionOverview) -> Bool {
    region.villages.lines.map(\.region) == [region.card.code]
  }

  private func villageVerdict(on region: RegionOverview, _ items: ItemNames) -> String {
    switch region.villages.lines.first?.verdict {
    case .complete: say("LENGKAP.", "COMPLETE.")
    case .incomplete(let missing):
      say("BELUM LENGKAP, kurang ", "NOT COMPLETE, lacking ")
        + missing.map { line in
          "\(items.name(of: line.item, in: presentation)) \(number(line.needed - line.received)) "
            + say("dari", "of") + " \(number(line.needed))"
        }.joined(separator: ", ") + "."
    case .unknown, nil:
      say(
        "belum diketahui, sebab tanpa rencana kebutuhan (logistics.need-planned).",
        "unknown, since nothing was planned for it (logistics.need-planned).")
    }
  }

  private func villagesVerdict(on region: RegionOverview) -> String {
    let villages = region.villages
    var parts = [
      "\(villages.complete.count) \(say("dari", "of")) \(villages.lines.count) "
        + say("desa/kelurahan lengkap", "villages complete")
    ]
    let list = ShortList(villages.incomplete.map(\.region), max: Self.linesMax)
    if !list.shown.isEmpty {
      let names = list.shown.map { presentation.region($0) }.joined(separator: ", ")
      let rest = list.rest(presentation).map { ", \($0)" } ?? ""
      parts.append("\(say("belum lengkap", "not complete")): \(names)\(rest)")
    }
    if !villages.unknown.isEmpty {
      parts.append("\(villages.unknown.count) \(say("tanpa rencana", "without a plan"))")
    }
    return parts.joined(separator: "; ") + "."
  }

  /// Of a larger region what its villages have is apart from what it has in all its stores.
  private func table(of region: RegionOverview, _ items: ItemNames) -> TextTable {
    let received = isVillage(region) ? say("baik", "good") : say("di desa", "in villages")
    var table = TextTable(
      [
        .init("item", title: say("barang", "item")),
        .init("needed", title: say("perlu", "needed")),
        .init("received", title: received),
        .init("missing", title: say("belum", "lacking")),
        .init("inTransit", title: say("jalan", "under way")),
        .init("short", title: say("kurang", "short")),
        .init("over", title: say("lebih", "over")),
        .init("damaged", title: say("rusak", "damaged")),
        .init("onHand", title: say("ada", "on hand")),
      ], emptyNote: "")
    for line in region.stock {
      table.append([
        .text(items.name(of: line.item, in: presentation)),
        line.needed.map { .number($0) } ?? .nothing, .number(line.received),
        line.needed == nil ? .nothing : .number(line.missing), .number(line.amounts.inTransit),
        .number(line.amounts.short), .number(line.amounts.over), .number(line.amounts.damaged),
        .number(line.amounts.onHand),
      ])
    }
    return table
  }

  /// The statement, and that the counts say otherwise where they do.
  private func declared(of region: RegionOverview) -> [String] {
    guard let declared = region.declared else { return [] }
    let isContradicted = declared.isComplete && !region.villages.incomplete.isEmpty
    let text =
      say("Dinyatakan", "Declared") + " "
      + (declared.isComplete ? say("lengkap", "complete") : say("belum lengkap", "not complete"))
      + " \(presentation.shortTime(declared.asOf)) (\(say("entri", "entry")) \(declared.index))"
      + (isContradicted
        ? say("; hitungan menunjukkan lain.", "; the counts say otherwise.") : ".")
    return text.wrapped(to: presentation.width)
  }

  // MARK: On the way

  private func shipments(of region: RegionOverview) -> [String] {
    guard !region.shipments.isEmpty else { return [] }
    let list = ShortList(region.shipments, max: Self.linesMax)
    let lines = list.shown.flatMap { "- \(text(of: $0))".wrapped(to: presentation.width) }
    let rest = list.rest(presentation).map { ["  \($0)"] } ?? []
    return ["", "\(say("Dalam perjalanan", "Under way")) (\(region.shipments.count))"] + lines
      + rest
  }

  private func text(of shipment: RegionShipment) -> String {
    let dispatch = shipment.dispatch
    let way =
      "\(shipment.key) \(presentation.regionName(dispatch.from.region)) → "
      + "\(presentation.regionName(dispatch.to.region)), "
      + legs.label(of: dispatch.leg, in: presentation) + ", "
      + say("diharapkan", "expected") + " \(presentation.shortTime(dispatch.expectedAt))"
    guard let late = shipment.lateness else { return way }
    let reason = late.reason.map { ": " + reasons.label(of: $0, in: presentation) } ?? ""
    let hours = late.minutes / 60
    let by =
      hours < 1
      ? say("\(late.minutes) mnt", "\(late.minutes) min") : say("\(hours) jam", "\(hours) h")
    return way + say(", TERLAMBAT ", ", LATE by ") + by + reason
  }

  private func number(_ number: Int64) -> String { number.grouped(in: presentation.language) }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
