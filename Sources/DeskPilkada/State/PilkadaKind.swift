import CanonicalJSON
package import EventLedger

/// A kind of event of the domain.
package typealias PilkadaKind<Payload: Sendable> = Kind<Payload, Register>

extension Kind where Reference == Register {
  /// A kind of event about a region that is registered, by its own code or by one that it replaced.
  ///
  /// The member with the label that it stands under is called as the first part of the type:
  /// `shipment` in `shipment.received`. Not every kind has one.
  init(
    about name: String, read: @escaping @Sendable (Record) -> Payload,
    objection: @escaping Objection = { _, _ in nil }
  ) {
    self.init(name, label: String(name.prefix { $0 != "." }), read: read) {
      (event, register) throws(RowError) in
      if let reason = try register.objection(toRegion: event.subject) { return reason }
      return try objection(event, &register)
    }
  }
}

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
  package static let labelCorrected = StandingReason.labelCorrected
  package static let timesOutOfOrder = "times-out-of-order"
  package static let damagedOverCounted = "damaged-over-counted"
  package static let otherNode = "other-node"
  package static let tooManySpecialStations = "too-many-special-stations"
  package static let verifiedByDoer = "verified-by-doer"
  package static let noStationThere = "no-station-there"
  package static let noSuchDay = "no-such-day"
}

/// What can be wrong in an event of many kinds.
extension JudgedEvent {
  /// A label is made by the author's own desk, so that no two desks can make the same one.
  func objection(toLabel kind: DeskLabel) -> StandingReason? {
    let label = data.text(kind.member) ?? ""
    guard !kind.isOwn(label, of: record.event.author.desk) else { return nil }
    return StandingReason(PilkadaObjection.foreignLabel, detail: label)
  }

  /// Two times in the data of which the first may not lie after the second.
  func objection(toOrderOf first: String, _ second: String) -> StandingReason? {
    guard let early = data.instant(first), let late = data.instant(second), early > late else {
      return nil
    }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "\(first), \(second)")
  }

  /// A time in the data that must lie after the event's own.
  func objection(toEarly name: String) -> StandingReason? {
    guard let time = data.instant(name), time <= record.event.time.instant.seconds else {
      return nil
    }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, \(name)")
  }

  /// A time in the data that may not lie after the event's own.
  func objection(toLate name: String) -> StandingReason? {
    guard let time = data.instant(name), time > record.event.time.instant.seconds else {
      return nil
    }
    return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "\(name), time")
  }

  /// A list whose elements must differ in one of their members.
  func objection(
    toRepeating member: String, in list: String, _ code: String
  ) -> StandingReason? {
    var seen: [String] = []
    for element in data.list(list) {
      guard let text = element.text(member) else { continue }
      guard !seen.contains(text) else { return StandingReason(code, detail: text) }
      seen.append(text)
    }
    return nil
  }
}
