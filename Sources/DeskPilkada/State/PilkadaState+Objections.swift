package import EventLedger
import CanonicalJSON

/// The reasons for which the domain sets an event aside.
package enum PilkadaObjection {
  package static let unknownRegion = "unknown-region"
  package static let regionRegistered = "region-registered-before"
  package static let wrongLevel = "wrong-level"
  package static let otherName = "other-name"
  package static let unknownItem = "unknown-item"
  package static let itemTwice = "item-twice"
  package static let foreignLabel = "foreign-label"
  package static let timesOutOfOrder = "times-out-of-order"
  package static let damagedOverCounted = "damaged-over-counted"
  package static let otherNode = "other-node"
  package static let tooManySpecialStations = "too-many-special-stations"
}

extension PilkadaState {
  package mutating func objection(
    to record: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    if type.shortName != PilkadaType.regionRegistered, type.shortName != PilkadaType.regionRecoded,
      let reason = try objection(toRegion: record.event.subject)
    {
      return reason
    }
    return switch type.shortName {
    case PilkadaType.regionRegistered: try objection(toRegistration: record)
    case PilkadaType.regionRenamed: try objection(toRenaming: record)
    case PilkadaType.targetDeclared: objection(toTarget: record)
    case PilkadaType.stageScheduled: objection(toOrderOf: "startsAt", "endsAt", in: record)
    case PilkadaType.meetingScheduled: objection(toOrderOf: "reportCutoff", "startsAt", in: record)
    case PilkadaType.reportSubmitted: try objection(toReport: record)
    case PilkadaType.needPlanned: try objection(toLines: record)
    case PilkadaType.shipmentDispatched: try objection(toDispatch: record)
    case PilkadaType.shipmentReceived: try objection(toReceipt: record)
    case PilkadaType.violationNoticed: objection(toNotice: record)
    default: nil
    }
  }

  private mutating func objection(toRegion code: String) throws(RowError) -> StandingReason? {
    let known = try regions.row(try resolve(code))?.name != nil
    return known ? nil : StandingReason(PilkadaObjection.unknownRegion, detail: code)
  }

  private mutating func objection(
    toRegistration record: Record
  ) throws(RowError) -> StandingReason? {
    let subject = record.event.subject
    guard let code = RegionCode(subject), let level = record.data.text("level"),
      RegionLevel(rawValue: level)?.partCount == code.partCount
    else { return StandingReason(PilkadaObjection.wrongLevel, detail: subject) }
    if try regions.row(subject)?.name != nil {
      return StandingReason(PilkadaObjection.regionRegistered, detail: subject)
    }
    guard let parent = code.parent else { return nil }
    return try objection(toRegion: parent.text)
  }

  private mutating func objection(toRenaming record: Record) throws(RowError) -> StandingReason? {
    let name = try regions.row(record.event.subject)?.name
    let previous = record.data.text("previousName") ?? ""
    guard let name, name.utf8.elementsEqual(previous.utf8) else {
      return StandingReason(PilkadaObjection.otherName, detail: previous)
    }
    return nil
  }

  private func objection(toTarget record: Record) -> StandingReason? {
    let special = record.data.integer("specialPollingStations") ?? 0
    guard let all = record.data.integer("pollingStations"), special > all else { return nil }
    return StandingReason(
      PilkadaObjection.tooManySpecialStations, detail: "\(special) of \(all)")
  }

  /// Two times in the data of which the first may not lie after the second.
  private func objection(
    toOrderOf first: String, _ second: String, in record: Record
  ) -> StandingReason? {
    guard let early = record.data.instant(first), let late = record.data.instant(second),
      early > late
    else { return nil }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "\(first), \(second)")
  }

  private mutating func objection(toReport record: Record) throws(RowError) -> StandingReason? {
    if let reason = objection(toLabel: "report", prefix: "REP-", of: record) { return reason }
    for source in record.data.list("sources") {
      if let reason = try objection(toRegion: source.text("region") ?? "") { return reason }
    }
    return nil
  }

  /// A label is made by the author's own desk, so that no two desks can make the same one.
  private func objection(
    toLabel name: String, prefix: String, of record: Record
  ) -> StandingReason? {
    let label = record.data.text(name) ?? ""
    let own = prefix + record.event.author.desk + "-"
    guard !label.utf8.starts(with: own.utf8) else { return nil }
    return StandingReason(PilkadaObjection.foreignLabel, detail: label)
  }

  private mutating func objection(toLines record: Record) throws(RowError) -> StandingReason? {
    var seen: [String] = []
    for line in record.data.list("lines") {
      let item = line.text("item") ?? ""
      guard !seen.contains(item) else {
        return StandingReason(PilkadaObjection.itemTwice, detail: item)
      }
      seen.append(item)
      guard let row = try items.row(item), !row.entries.isEmpty else {
        return StandingReason(PilkadaObjection.unknownItem, detail: item)
      }
      if let counted = line.integer("counted"), let damaged = line.integer("damaged"),
        damaged > counted
      {
        return StandingReason(PilkadaObjection.damagedOverCounted, detail: item)
      }
    }
    return nil
  }

  private mutating func objection(toDispatch record: Record) throws(RowError) -> StandingReason? {
    guard let from = LogisticsNode(record.data["from"]), let to = LogisticsNode(record.data["to"]),
      from != to, from.region == record.event.subject
    else { return StandingReason(PilkadaObjection.otherNode, detail: record.event.subject) }
    if let expected = record.data.instant("expectedAt"),
      expected <= record.event.time.instant.seconds
    {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, expectedAt")
    }
    if let reason = objection(toLabel: "shipment", prefix: "SHP-", of: record) { return reason }
    if let reason = try objection(toRegion: to.region) { return reason }
    return try objection(toLines: record)
  }

  private mutating func objection(toReceipt record: Record) throws(RowError) -> StandingReason? {
    guard let at = LogisticsNode(record.data["at"]), at.region == record.event.subject else {
      return StandingReason(PilkadaObjection.otherNode, detail: record.event.subject)
    }
    return try objection(toLines: record)
  }

  private func objection(toNotice record: Record) -> StandingReason? {
    if let known = record.data.instant("knownAt"), record.event.time.instant.seconds > known {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, knownAt")
    }
    return objection(toLabel: "violation", prefix: "VIO-", of: record)
  }
}
