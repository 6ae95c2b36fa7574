package import EventLedger
package import Schemas

/// The domain as the ledger sees it.
package enum Pilkada {
  /// The rules of every version: the domain's schemas, and the state they are folded into.
  package static func catalogue(
    of files: RulesFiles = .released
  ) throws(CatalogueError) -> Catalogue {
    try Catalogue(files, domainPrefix: PilkadaType.prefix, domain: { PilkadaState(rows: $0) })
  }
}
