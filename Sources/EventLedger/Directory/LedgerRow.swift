package import CanonicalJSON
import TransparencyLog

/// The ledger itself, one row: its first event, and what is still to be decided.
package struct LedgerRow: Sendable, Hashable {
  package let genesis: Genesis
  /// The registrars named in the first event that have not approved it yet; until none is left
  /// nothing but their approvals is taken in.
  package var awaitedRegistrars: [Fingerprint]
  /// The keys that sign its checkpoints.
  package var logKeys: LogKeys
  /// The rules that it has had, the newest last; never empty.
  package var rules: [RulesVersion]
  /// How many acts wait for approval.
  package var pendingActs = 0

  /// The key of the one row.
  package static let key = "ledger"

  package init(genesis: Genesis, author: Fingerprint) {
    self.genesis = genesis
    logKeys = LogKeys(genesis)
    rules = [RulesVersion(version: genesis.rulesVersion, digest: genesis.rulesDigest, since: 0)]
    awaitedRegistrars = genesis.registrars.map { Fingerprint(of: $0.publicKey) }
      .filter { $0 != author }
  }
}

extension LedgerRow: ProjectionRow {
  package init?(_ row: JSONValue) {
    guard let opened = row["opened"]?.string, let event = try? Event(Array(opened.utf8)),
      let genesis = try? Genesis(event), let awaited = row["awaitedRegistrars"]?.elements,
      let logKeys = row["logKeys"].flatMap(LogKeys.init), let rules = row["rules"]?.elements,
      let pendingActs = row["pendingActs"]?.integer
    else { return nil }
    self.init(genesis: genesis, author: event.author.key)
    awaitedRegistrars = awaited.compactMap { $0.string.flatMap { Fingerprint($0) } }
    self.logKeys = logKeys
    self.rules = []
    for element in rules {
      guard let version = RulesVersion(element) else { return nil }
      self.rules.append(version)
    }
    guard !self.rules.isEmpty else { return nil }
    self.pendingActs = Int(pendingActs)
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("opened", .string(String(decoding: genesis.bytes, as: UTF8.self))),
      ("awaitedRegistrars", .array(awaitedRegistrars.map { .string("\($0)") })),
      ("logKeys", logKeys.json), ("pendingActs", .integer(Int64(pendingActs))),
      ("rules", .array(rules.map(\.json))),
    ]
  }

  package static let definition = ProjectionDefinition(
    name: "ledger", version: 2,
    columns: ["opened", "awaitedRegistrars", "logKeys", "rules", "pendingActs"])
}
