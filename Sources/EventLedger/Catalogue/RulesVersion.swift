package import CanonicalJSON
package import TransparencyLog

/// Rules as a ledger names them: a version with its digest, in force from an entry on.
package struct RulesVersion: Hashable, Sendable {
  package let version: Int
  package let digest: Hash
  /// The index of the entry with which they came into force: the first one, or where the act
  /// that adopts them took effect.
  package let since: UInt64

  package init(version: Int, digest: Hash, since: UInt64) {
    self.version = version
    self.digest = digest
    self.since = since
  }

  /// The index of the first entry that they judge.
  package var judgesFrom: UInt64 { since == 0 ? 0 : since + 1 }
}

extension RulesVersion {
  init?(_ value: JSONValue) {
    guard let version = value["version"]?.integer, let since = value["since"]?.integer,
      let digest = value["digest"]?.string.flatMap(Hash.init(hex:))
    else { return nil }
    self.init(version: Int(version), digest: digest, since: UInt64(since))
  }

  package var json: JSON {
    [
      "digest": .string("\(digest)"), "since": .integer(Int64(since)),
      "version": .integer(Int64(version)),
    ]
  }
}

extension LedgerState {
  /// The rules that judge the next entry; nil when this program does not have them.
  ///
  /// Before the first entry they are the catalogue's own.
  package mutating func rulesIfKnown() throws(RowError) -> Catalogue? {
    guard let named = try ledger.row(LedgerRow.key)?.rules.last else { return catalogue }
    return catalogue.known(named)
  }

  /// The rules that judge the next entry.
  ///
  /// - Throws: `LedgerError` of code `newerFormat` when this program does not have them.
  package mutating func rules() throws -> Catalogue {
    if let known = try rulesIfKnown() { return known }
    let named = try ledger.row(LedgerRow.key)?.rules.last
    let (first, version) = (named?.judgesFrom ?? 0, named?.version ?? 0)
    throw LedgerError(
      .newerFormat,
      Phrase(
        id: "mulai entri \(first) aturannya, versi \(version), bukan aturan program ini, yang "
          + "versi \(catalogue.version)",
        en: "from entry \(first) on the rules, version \(version), are not those of this program, "
          + "which has version \(catalogue.version)"),
      hint: Phrase(
        id: "pakai program yang mempunyai aturan itu", en: "use a program that has these rules"))
  }

  /// An entry as the rules at its index have it, which was prepared under others perhaps.
  package mutating func underRules(_ prepared: PreparedEntry) throws -> PreparedEntry {
    let rules = try rules()
    return prepared.rulesVersion == rules.version && prepared.index == size
      ? prepared : PreparedEntry(prepared.entry, at: size, catalogue: rules)
  }

  /// The type of an event that the log has, for the next entry to say something about it: as the
  /// rules in force have the type, and never as later ones do that the program may have, too.
  package mutating func pastType(of event: Event) throws(RowError) -> EventType? {
    try rulesOfNext().pastType(named: event.type)
  }

  /// The rules that judge the next entry; where this program lacks them, its own.
  mutating func rulesOfNext() throws(RowError) -> Catalogue { try rulesIfKnown() ?? catalogue }

  /// What stands against an act that adopts rules: an earlier version, or the one in force.
  mutating func objection(toRules data: JSONValue) throws(RowError) -> StandingReason? {
    guard let version = data["version"]?.integer, let row = try ledger.row(LedgerRow.key),
      let current = row.rules.last?.version, version > current
    else {
      return StandingReason(
        StandingReason.rulesInForce, detail: data["version"]?.integer.map { "\($0)" } ?? "")
    }
    return nil
  }

  mutating func adoptRules(_ act: Record, at index: UInt64) throws(RowError) {
    guard let version = act.data["version"]?.integer,
      let digest = act.data["digest"]?.string.flatMap(Hash.init(hex:))
    else { return }
    try ledger.update(LedgerRow.key, at: index) {
      $0?.rules.append(RulesVersion(version: Int(version), digest: digest, since: index))
    }
  }
}
