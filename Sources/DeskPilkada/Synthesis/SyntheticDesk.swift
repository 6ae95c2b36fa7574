import EventLedger

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
