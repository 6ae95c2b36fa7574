import CanonicalJSON
import DeskPilkada
import EventLedger

/// One thing that somebody says in a synthetic season, in clear values.
struct SyntheticMoment {
  /// The desk that says it, or `registrar`.
  let author: String
  /// The short name of the event's type.
  let type: String
  var subject: String
  /// When it happened; nil for just now.
  var time: Instant?
  /// When it was written down; nil for just now.
  var recorded: Instant?
  var data: JSON
  /// Which earlier event the data is still to name, as its `event`.
  var amends: SyntheticAmendment?
  /// Whether its author had no line when writing it down, and so has seen nothing newer.
  var isLate = false
  /// Whether something is wrong with it, so that the log sets it aside.
  var isAstray = false
  /// The chain of a key that the event brings in.
  var begins: (name: String, desk: String, key: String)?

  init(
    _ author: String, _ type: String, about subject: String, at time: Instant? = nil,
    _ data: [(name: String, value: JSON)]
  ) {
    self.author = author
    self.type = type
    self.subject = subject
    self.time = time
    self.data = JSON(members: data)
  }
}

/// Which earlier event another one corrects, withdraws, confirms or disputes.
enum SyntheticAmendment {
  /// One of the author's own desk.
  case own
  /// One of another desk.
  case other
}

/// Who speaks in a synthetic season.
struct SyntheticDesk: Hashable {
  let name: String
  let role: Role
  let level: String
  let scope: String

  /// The desks of the province, its regencies and cities, and of the partners, as a ledger is
  /// opened with them, and the police's, which is registered when it is missing.
  static func all(of facts: RegionFacts) -> [SyntheticDesk] {
    let province = facts.province.text
    let regencies = facts.regions.filter { $0.code.partCount == 2 }.map(\.code.text)
    let partners: [(String, Role)] = [("kpu", .kpu), ("bawaslu", .bawaslu), ("polri", .police)]
    return [SyntheticDesk(name: province, role: .province, level: "province", scope: province)]
      + regencies.map { SyntheticDesk(name: $0, role: .desk, level: "regency", scope: $0) }
      + partners.map { name, role in
        SyntheticDesk(name: "\(name)-\(province)", role: role, level: "partner", scope: province)
      }
  }
}

/// The time in which a batch of synthetic events is said: after the batch before it, up to the
/// moment when the log takes it in.
struct SyntheticWindow {
  let start: Instant
  let end: Instant

  func contains(_ instant: Instant) -> Bool { start < instant && instant <= end }

  /// A moment of it.
  func drawn(_ random: inout SeededRandom) -> Instant {
    end.advanced(by: -Int64(random.number(max(1, Int(end.seconds(since: start))))))
  }
}
