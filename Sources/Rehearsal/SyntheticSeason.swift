import CanonicalJSON
import DeskPilkada
import EventLedger

/// Sixty days before voting in the real regions of a province, of any number of events.
///
/// What is said follows from what is open: a receipt has its shipment, a decision its case. A few
/// things go wrong on purpose. People do not occur, and every text says that it is made up.
struct SyntheticSeason {
  let desks: [SyntheticDesk]

  var random: SeededRandom
  let regencies: [Regency]
  let items: [LogisticsItem]
  let stages: [Stage]
  let province: String
  /// How many labels of a kind each desk has made.
  var labels: [String: Int] = [:]
  /// The names that were changed.
  var names: [RegionCode: String] = [:]

  var shipments: [Shipment] = []
  var differences: [(shipment: String, item: String)] = []
  var replacements: [(label: String, quantity: Int)] = []
  var violations: [Violation] = []
  var incidents: [(label: String, subject: String, desk: String)] = []
  var tasks: [Task] = []
  var reports: [(label: String, desk: String)] = []
  /// The newest things said, which may be typed once more.
  var said: [SyntheticMoment] = []

  private let mix: Synthesis.Mix
  private var calendar: SyntheticCalendar
  /// What every season shows at least once, in the order of the days.
  private var owed: [SyntheticAct]
  private var extra: [SyntheticMoment] = []
  private static let wheel = wheel(of: SyntheticAct.allCases)
  private static let openingWheel = wheel(of: SyntheticAct.allCases.filter(\.isOpening))

  /// A regency or city with what lies in it.
  struct Regency {
    let code: String
    let districts: [String]
    let villages: [Region]
  }

  init(_ facts: RegionFacts, mix: Synthesis.Mix, seed: UInt64) {
    desks = SyntheticDesk.all(of: facts)
    random = SeededRandom(seed: seed ^ 0x5EA5)
    regencies = facts.regions.filter { $0.code.partCount == 2 }.map { regency in
      let inside = facts.regions.filter { regency.code.contains($0.code) }
      return Regency(
        code: regency.code.text,
        districts: inside.filter { $0.code.partCount == 3 }.map(\.code.text),
        villages: inside.filter { $0.code.partCount == 4 })
    }
    items = facts.items
    stages = facts.stages
    province = facts.province.text
    calendar = SyntheticCalendar(desks: regencies.map(\.code))
    self.mix = mix
    owed = mix == .season ? SyntheticAct.allCases : []
  }

  /// What the calendar asks for in a window, and of what is owed so much that all is done by the
  /// last batch.
  mutating func due(
    in window: SyntheticWindow, batch: Int, of batchCount: Int
  ) -> [SyntheticMoment] {
    guard mix == .season else { return [] }
    var moments = calendar.meetings(in: window, of: province)
    for report in calendar.reports(in: window, &random) {
      moments.append(self.report(report.desk, for: report.meeting, in: window))
    }
    let count = SyntheticAct.allCases.count
    let left = count - count * (batch + 1) / batchCount
    var postponed: [SyntheticAct] = []
    while owed.count + postponed.count > left, !owed.isEmpty {
      let act = owed.removeFirst()
      let made = self.moments(for: act, in: window)
      if made.isEmpty { postponed.append(act) }
      moments += made
    }
    owed = postponed + owed
    return moments
  }

  /// Something that is said in a window, drawn by the weights of the acts.
  mutating func drawn(in window: SyntheticWindow) -> SyntheticMoment {
    while extra.isEmpty {
      extra = moments(for: drawnAct(in: window), in: window)
    }
    let moment = extra.removeFirst()
    if Self.typedAgain.contains(moment.type), !moment.isAstray {
      if said.count >= 50 { said.removeFirst() }
      said.append(moment)
    }
    return moment
  }

  private mutating func drawnAct(in window: SyntheticWindow) -> SyntheticAct {
    guard mix == .season else { return random.pick(Self.openingWheel) }
    if window.end > SyntheticCalendar.votingOpens, random.chance(25) {
      return random.chance(92) ? .reportTurnout : .disruptVoting
    }
    return random.pick(Self.wheel)
  }

  private static let typedAgain: Set<String> = [
    PilkadaType.shipmentReceived, PilkadaType.outreachHeld,
  ]

  /// Every act as often as it weighs.
  private static func wheel(of acts: [SyntheticAct]) -> [SyntheticAct] {
    acts.flatMap { Array(repeating: $0, count: $0.weight) }
  }
}

extension SyntheticSeason {
  mutating func regency() -> Regency { random.pick(regencies) }

  mutating func village(of regency: Regency) -> String {
    random.pick(regency.villages).code.text
  }

  /// The next label of a desk, such as `SHP-64.71-0012`.
  mutating func label(_ prefix: String, of desk: String) -> String {
    let stem = "\(prefix)-\(desk)-"
    labels[stem, default: 0] += 1
    return stem + SyntheticText.digits(labels[stem, default: 1])
  }

  /// The next label of a day, of which there are so many; nil when they are used up.
  mutating func label(
    _ stem: String, countMax: Int, _ suffix: (Int) -> String
  ) -> String? {
    let count = labels[stem, default: 0] + 1
    guard count <= countMax else { return nil }
    labels[stem] = count
    return stem + suffix(count)
  }

  func partner(_ role: Role) -> String {
    desks.first { $0.role == role }?.name ?? province
  }

  /// The desk of the regency, or now and then a partner that may say the same.
  mutating func author(in regency: Regency, or roles: [Role]) -> String {
    random.chance(85) ? regency.code : partner(random.pick(roles))
  }

  mutating func later(_ window: SyntheticWindow, hours: Int) -> JSON {
    SyntheticText.time(window.end.advanced(by: Int64(1 + random.number(hours)) * 3_600))
  }
}
