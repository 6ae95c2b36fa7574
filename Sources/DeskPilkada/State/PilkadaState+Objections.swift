import CanonicalJSON
package import EventLedger

/// The reasons for which the domain sets an event aside.
package enum PilkadaObjection {
  package static let unknownRegion = "unknown-region"
  package static let regionRegistered = "region-registered-before"
  package static let wrongLevel = "wrong-level"
  package static let otherName = "other-name"
  package static let unknownItem = "unknown-item"
  package static let itemTwice = "item-twice"
  package static let damageTwice = "damage-twice"
  package static let deskTwice = "desk-twice"
  package static let topicTwice = "topic-twice"
  package static let foreignLabel = "foreign-label"
  package static let labelCorrected = "label-corrected"
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
    case PilkadaType.meetingHeld: objection(toHeldMeeting: record)
    case PilkadaType.reportSubmitted: try objection(toReport: record)
    case PilkadaType.reportReturned: objection(toEarly: "newDueAt", in: record)
    case PilkadaType.turnoutReported: objection(toLate: "slot", in: record)
    case PilkadaType.needPlanned, PilkadaType.shipmentLost: try objection(toLines: record)
    case PilkadaType.shipmentDispatched: try objection(toDispatch: record)
    case PilkadaType.shipmentDelayed: objection(toEarly: "newExpectedAt", in: record)
    case PilkadaType.shipmentReceived: try objection(toReceipt: record)
    case PilkadaType.discrepancySettled: try objection(toSettlement: record)
    case PilkadaType.stockSorted: try objection(toSorting: record)
    case PilkadaType.stockDestroyed: try objection(toDestruction: record)
    case PilkadaType.replacementRequested: try objection(toRequest: record)
    case PilkadaType.readinessDeclared: try objection(toReadiness: record)
    case PilkadaType.violationNoticed: objection(toNotice: record)
    case PilkadaType.violationForwarded: try objection(toForwarding: record)
    case PilkadaType.incidentReported: objection(toLabel: .incident, of: record)
    case PilkadaType.votingDisrupted: objection(toDisruption: record)
    case PilkadaType.votingRescheduled: try objection(toRescheduling: record)
    case PilkadaType.instructionIssued: try objection(toInstruction: record)
    case PilkadaType.instructionVerified: objection(toVerification: record)
    default: nil
    }
  }

  mutating func objection(toRegion code: String) throws(RowError) -> StandingReason? {
    let known = try regions.row(try resolve(code))?.name != nil
    return known ? nil : StandingReason(PilkadaObjection.unknownRegion, detail: code)
  }

  /// A label is made by the author's own desk, so that no two desks can make the same one.
  func objection(toLabel kind: DeskLabel, of record: Record) -> StandingReason? {
    let label = record.data.text(kind.member) ?? ""
    let own = kind.stem(of: record.event.author.desk)
    guard !label.utf8.starts(with: own.utf8) else { return nil }
    return StandingReason(PilkadaObjection.foreignLabel, detail: label)
  }

  /// Two times in the data of which the first may not lie after the second.
  func objection(
    toOrderOf first: String, _ second: String, in record: Record
  ) -> StandingReason? {
    guard let early = record.data.instant(first), let late = record.data.instant(second),
      early > late
    else { return nil }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "\(first), \(second)")
  }

  /// A time in the data that must lie after the event's own.
  func objection(toEarly name: String, in record: Record) -> StandingReason? {
    guard let time = record.data.instant(name), time <= record.event.time.instant.seconds else {
      return nil
    }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, \(name)")
  }

  /// A time in the data that may not lie after the event's own.
  func objection(toLate name: String, in record: Record) -> StandingReason? {
    guard let time = record.data.instant(name), time > record.event.time.instant.seconds else {
      return nil
    }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "\(name), time")
  }

  /// A list whose elements must differ in one of their members.
  func objection(
    toRepeating member: String, in list: String, of record: Record, _ code: String
  ) -> StandingReason? {
    var seen: [String] = []
    for element in record.data.list(list) {
      guard let text = element.text(member) else { continue }
      guard !seen.contains(text) else { return StandingReason(code, detail: text) }
      seen.append(text)
    }
    return nil
  }
}
