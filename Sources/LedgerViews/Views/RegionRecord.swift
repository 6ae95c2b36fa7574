package import CanonicalJSON
package import DeskPilkada
import EventLedger

/// A region's card for programs.
package struct RegionRecord {
  private let region: RegionOverview
  private let history: RegionHistory
  private let size: UInt64
  private let isRehearsal: Bool

  /// `size`: the number of entries its state was folded from.
  package init(
    of region: RegionOverview, history: RegionHistory, size: UInt64, isRehearsal: Bool
  ) {
    self.region = region
    self.history = history
    self.size = size
    self.isRehearsal = isRehearsal
  }

  package var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("children", .texts(region.children)), ("code", .string(region.card.code)),
      (
        "former",
        .array(
          region.card.former.map { ["code": .string($0.code), "name": .string($0.name)] })
      ),
      ("history", .array(history.lines.map(\.json))),
      ("earlier", .integer(Int64(history.earlier))),
      ("incidents", .texts(region.incidents.map(\.key))),
      ("instant", .string(region.instant.utc)),
      ("instructions", .texts(region.tasks.map(\.key))),
      ("mismatches", .array(region.mismatches.map(json))), ("parents", .texts(region.around)),
      ("rehearsal", .boolean(isRehearsal)), ("reports", .texts(region.reports.map(\.label))),
      ("shipments", .array(region.shipments.map(json))), ("size", .integer(Int64(size))),
      ("stock", .array(region.stock.map(json))), ("villages", villages),
      ("violations", .texts(region.violations.map(\.key))),
    ]
    if let name = region.card.row.name { members.append(("name", .string(name))) }
    if let level = region.card.row.level { members.append(("level", .string(level.rawValue))) }
    if let target = region.card.row.target {
      members += [
        ("voters", .integer(target.voters)), ("pollingStations", .integer(target.pollingStations)),
      ]
    }
    if let declared = region.declared { members.append(("declared", declared.json)) }
    return JSON(members: members)
  }

  private var villages: JSON {
    [
      "complete": .texts(region.villages.complete),
      "incomplete": .array(
        region.villages.incomplete.map { village in
          ["missing": .array(village.missing.map(\.json)), "region": .string(village.region)]
        }),
      "unknown": .texts(region.villages.unknown),
    ]
  }

  private func json(_ mismatch: TargetMismatch) -> JSON {
    [
      "declared": .integer(mismatch.declared), "member": .string(mismatch.member),
      "sum": .integer(mismatch.sum), "undeclared": .integer(Int64(mismatch.undeclared)),
    ]
  }

  private func json(_ stock: RegionStock) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("damaged", .integer(stock.amounts.damaged)),
      ("inTransit", .integer(stock.amounts.inTransit)), ("item", .string(stock.item)),
      ("onHand", .integer(stock.amounts.onHand)), ("over", .integer(stock.amounts.over)),
      ("received", .integer(stock.received)), ("short", .integer(stock.amounts.short)),
    ]
    if let needed = stock.needed {
      members += [("missing", .integer(stock.missing)), ("needed", .integer(needed))]
    }
    return JSON(members: members)
  }

  private func json(_ shipment: RegionShipment) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("entry", .integer(Int64(shipment.newest))),
      ("expectedAt", .string(shipment.dispatch.expectedAt.utc)),
      ("from", .string(shipment.dispatch.from.region)), ("leg", .string(shipment.dispatch.leg)),
      ("shipment", .string(shipment.key)), ("to", .string(shipment.dispatch.to.region)),
    ]
    if let late = shipment.lateness {
      members.append(("lateMinutes", .integer(late.minutes)))
      if let reason = late.reason { members.append(("reason", .string(reason))) }
    }
    return JSON(members: members)
  }
}

extension HistoryLine {
  fileprivate var json: JSON {
    let event = entry.event
    var members: [(name: String, value: JSON)] = [
      ("corrected", .boolean(amendments?.applicable.isEmpty == false)),
      ("conflict", .boolean(amendments?.isInConflict == true)),
      ("desk", .string(event.author.desk)), ("entry", .integer(Int64(index))),
      ("event", .string("\(event.hash)")), ("received", .string(entry.received.utc)),
      ("subject", .string(event.subject)), ("time", .string("\(event.time)")),
      ("type", .string(event.type)), ("withdrawn", .boolean(amendments?.withdrawnBy != nil)),
    ]
    if let reason = standing.reason { members.append(("setAside", .string(reason.code))) }
    return JSON(members: members)
  }
}

extension JSON {
  /// An array of texts.
  fileprivate static func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
