package import EventLedger
package import Schemas

/// The domain as the ledger sees it: a list of its kinds, and a list of its slices.
package enum Pilkada {
  /// The rules of every version: the domain's schemas, and what they mean.
  package static func catalogue(
    of files: RulesFiles = .released
  ) throws(CatalogueError) -> Catalogue {
    try Catalogue(files, domain: domain())
  }

  /// What the province knows, rebuilt from the events: regions, meetings, reports, goods, cases,
  /// voting.
  package static func domain() throws(CatalogueError) -> Domain {
    try Domain(
      prefix: PilkadaType.prefix, reference: Register.self,
      kinds: RegionKinds.all + MeetingKinds.all + ReportKinds.all + LogisticsKinds.all
        + CaseKinds.all + VotingKinds.all,
      slices: [Meetings.self, Reports.self, Logistics.self, Cases.self, Voting.self])
  }
}

/// The short names of the domain's types.
package enum PilkadaType {
  /// The prefix of the domain's types.
  package static let prefix = "deskpilkada"
}
