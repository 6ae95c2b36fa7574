import CanonicalJSON
import DeskPilkada
import EventLedger
import TransparencyLog

/// The newest events of a synthetic season that later ones may correct, withdraw, confirm or
/// dispute.
struct SyntheticRecords {
  private struct Record {
    let event: Hash
    let desk: String
    let type: String
    let subject: String
  }

  private let scopes: [String: Scope]
  private var records: [Record] = []
  private var oldest = 0

  /// So many are remembered that memory does not grow with the season.
  private static let countMax = 400
  /// What corrections change, by type: a member that may always have these values.
  private static let correctable: [String: (pointer: String, values: [JSON])] = [
    PilkadaType.violationNoticed: (
      "/data/kind", ["campaign_place", "money_politics", "village_head_neutrality"]
    ),
    PilkadaType.incidentReported: ("/data/severity", ["info", "minor", "serious"]),
    PilkadaType.outreachHeld: ("/data/participants", [30, 45, 60]),
  ]
  private static let amendable = Set(correctable.keys).union([
    PilkadaType.shipmentReceived, PilkadaType.needPlanned,
  ])

  init(_ facts: RegionFacts) {
    scopes = Dictionary(
      uniqueKeysWithValues: SyntheticDesk.all(of: facts).map { ($0.name, Scope($0.scope)) })
  }

  mutating func remember(_ moment: SyntheticMoment, as event: Hash) {
    guard Self.amendable.contains(moment.type), !moment.isAstray else { return }
    let record = Record(
      event: event, desk: moment.author, type: moment.type, subject: moment.subject)
    if records.count < Self.countMax { return records.append(record) }
    records[oldest] = record
    oldest = (oldest + 1) % records.count
  }

  /// A moment with the event it is about, and that event's type where it is corrected; nil when
  /// no event remembered will do.
  mutating func completed(
    _ moment: SyntheticMoment, _ catalogue: Catalogue, _ random: inout SeededRandom
  ) throws -> (SyntheticMoment, corrected: EventType?)? {
    guard let amends = moment.amends else { return (moment, nil) }
    let isCorrection = moment.type == LedgerType.recordCorrected
    let fitting = records.indices.filter { position in
      let record = records[position]
      guard !isCorrection || Self.correctable[record.type] != nil else { return false }
      return switch amends {
      case .own: record.desk == moment.author
      case .other:
        record.desk != moment.author && scopes[moment.author]?.contains(record.subject) == true
      }
    }
    guard !fitting.isEmpty else { return nil }
    // Once amended it is forgotten, but for a few that are then corrected a second time.
    let position = random.pick(fitting)
    let record = records[position]
    if !isCorrection || !random.chance(10) { records.remove(at: position) }
    oldest = records.isEmpty ? 0 : oldest % records.count
    var complete = moment
    complete.subject = record.subject
    var members: [(name: String, value: JSON)] = [("event", .string("\(record.event)"))]
    if isCorrection, let (pointer, values) = Self.correctable[record.type] {
      let value: JSON = ["pointer": .string(pointer), "value": random.pick(values)]
      members.append(("values", [value]))
    }
    complete.data = JSON(members: members + moment.data.namedMembers)
    return (complete, isCorrection ? catalogue.type(named: record.type) : nil)
  }
}

extension JSON {
  /// The members of an object; none of anything else.
  fileprivate var namedMembers: [(name: String, value: JSON)] {
    guard case .object(let members) = self else { return [] }
    return members.map { ($0.name, $0.value) }
  }
}
