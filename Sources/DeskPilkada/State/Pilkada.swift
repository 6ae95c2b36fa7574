package import EventLedger
import Schemas

/// The domain as the ledger sees it.
package enum Pilkada {
  /// The rules, version 1: the domain's schemas, and the state they are folded into.
  package static func catalogue() throws(CatalogueError) -> Catalogue {
    var schemas: [String: [UInt8]] = [:]
    for file in SchemaFiles.all where !file.path.contains("/") {
      schemas[String(file.path.dropLast(".json".count))] = file.bytes
    }
    return try Catalogue(
      version: 1, domainPrefix: PilkadaType.prefix, schemas: schemas,
      domain: { PilkadaState(rows: $0) })
  }
}
