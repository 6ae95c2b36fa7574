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

extension Directory {
  /// What stands against an act that adopts rules: an earlier version, or the one in force.
  mutating func objection(toRules data: JSONValue) throws(RowError) -> StandingReason? {
    guard let version = data["version"]?.integer, let row = try row(),
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
    try updateLedger(at: index) {
      $0.rules.append(RulesVersion(version: Int(version), digest: digest, since: index))
    }
  }
}
