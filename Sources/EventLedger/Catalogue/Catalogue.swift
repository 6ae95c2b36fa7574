import CanonicalJSON
import JSONSchema
package import Schemas
package import TransparencyLog

/// The rules of one version: the event types with their schemas and roles, and what they mean.
package struct Catalogue: Sendable {
  /// The version of the rules; an entry is judged by the version in force at its index.
  package let version: Int
  /// The types by the name that events write.
  package let types: [String: EventType]
  /// `SHA-256` of the rules in canonical form, without labels, help and examples.
  package let digest: Hash
  /// The versions before this one that the program has, too.
  package let earlier: [Catalogue]
  /// The kinds that the domain's types are of, and what folds them.
  package let domain: Domain

  /// Builds the catalogue of the newest version that there are schemas of, with all before it.
  ///
  /// `domain`: the domain, which is one for all versions.
  package init(_ files: RulesFiles, domain: Domain) throws(CatalogueError) {
    guard files.newest > 0 else { throw CatalogueError(type: "", reason: "there are no schemas") }
    var before: [Catalogue] = []
    for version in 1..<files.newest {
      before.append(
        try Catalogue(
          version: version, own: files.schemas(of: .ledger, in: version),
          domain: domain, schemas: files.schemas(of: .domain, in: version), earlier: before))
    }
    try self.init(
      version: files.newest, own: files.schemas(of: .ledger, in: files.newest),
      domain: domain, schemas: files.schemas(of: .domain, in: files.newest), earlier: before)
  }

  /// Builds the catalogue of one version from the ledger's own schemas and those of a domain.
  ///
  /// * `own`: the text of the schema of each of the ledger's types, by the type's short name.
  /// * `domain`: the domain, which is one for all versions.
  /// * `schemas`: the same of the domain's types.
  /// * `earlier`: the versions before, under which older entries are judged.
  /// - Throws: for a schema that no kind is for, and for a kind of this version or before that has
  ///   no schema.
  package init(
    version: Int, own: [String: [UInt8]] = RulesFiles.released.schemas(of: .ledger, in: 1),
    domain: Domain, schemas: [String: [UInt8]], earlier: [Catalogue] = []
  ) throws(CatalogueError) {
    guard earlier.allSatisfy({ $0.domain === domain }) else {
      throw CatalogueError(type: domain.prefix, reason: "has another domain in another version")
    }
    var types: [String: EventType] = [:]
    for (shortName, text) in own {
      let type = try EventType(shortName, prefix: LedgerType.prefix, kind: nil, schema: text)
      types[type.name] = type
    }
    for (shortName, text) in schemas {
      guard let kind = domain.kinds[shortName], kind.since <= version else {
        throw CatalogueError(
          type: shortName, reason: "has a schema in version \(version) and no kind")
      }
      let type = try EventType(shortName, prefix: domain.prefix, kind: kind, schema: text)
      types[type.name] = type
    }
    let named = Set(schemas.keys).union(earlier.flatMap { $0.types.values.map(\.shortName) })
    for kind in domain.kinds.values where kind.since <= version && !named.contains(kind.name) {
      throw CatalogueError(type: kind.name, reason: "is a kind and has no schema")
    }
    self.version = version
    self.earlier = earlier
    self.types = types
    self.domain = domain
    digest = try Self.digest(of: types)
  }

  /// The rules that a ledger names; nil when the program does not have them.
  package func known(_ named: RulesVersion) -> Catalogue? {
    if named.version == version { return named.digest == digest ? self : nil }
    return earlier.lazy.compactMap { $0.known(named) }.first
  }

  /// The rules of a version; nil when the program does not have it.
  package func rules(version wanted: Int) -> Catalogue? {
    wanted == version ? self : earlier.lazy.compactMap { $0.rules(version: wanted) }.first
  }

  /// A type by its full name, as these rules have it; where they have given it up, as the newest
  /// before them did.
  package func pastType(named name: String) -> EventType? {
    if let type = types[name] { return type }
    let newestFirst = earlier.sorted { $0.version > $1.version }
    return newestFirst.lazy.compactMap { $0.pastType(named: name) }.first
  }

  /// The type with a full or a short name.
  package func type(named name: String) -> EventType? {
    if let type = types[name] { return type }
    return types.values.first { $0.shortName == name }
  }

  private static func digest(of types: [String: EventType]) throws(CatalogueError) -> Hash {
    var members: [(name: String, value: JSON)] = []
    for (name, type) in types {
      members.append(
        (
          name,
          [
            "roles": .array(type.roles.map(\.rawValue).sorted().map { .string($0) }),
            "schema": type.schema.canonicalRules(),
          ]
        ))
    }
    let rules: JSON = ["constants": Constants.json, "types": JSON(members: members)]
    do {
      return Hash.of(try rules.canonicalBytes())
    } catch {
      throw CatalogueError(type: "", reason: "the rules have no canonical form: \(error)")
    }
  }
}

/// Why a schema cannot be part of a catalogue: a fault of the program, found when it starts.
package struct CatalogueError: Error, CustomStringConvertible {
  package let type: String
  package let reason: String

  package var description: String { "\(type): \(reason)" }
}

extension EventType {
  fileprivate convenience init(
    _ shortName: String, prefix: String, kind: EventKind?, schema bytes: [UInt8]
  ) throws(CatalogueError) {
    let schema: JSONSchema
    do {
      schema = try JSONSchema(ofEventType: bytes)
    } catch {
      throw CatalogueError(type: shortName, reason: "\(error)")
    }
    var roles: Set<Role> = []
    for name in schema.roles {
      guard let role = Role(rawValue: name) else {
        throw CatalogueError(type: shortName, reason: "there is no role \(name)")
      }
      roles.insert(role)
    }
    self.init(shortName, prefix: prefix, kind: kind, roles: roles, schema: schema)
  }
}
