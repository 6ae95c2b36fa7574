/// The schemas of every version of the rules, each version in a folder, `v1`, `v2` and so on.
///
/// A later folder holds only what differs from the version before, so that no file of an earlier
/// one is ever touched: the schema of a type in version n is the newest file up to `vn`.
package struct RulesFiles: Sendable {
  /// Whose types: the folder of them below a version's.
  package enum Owner: String, Sendable {
    case domain = ""
    /// The types that every ledger has.
    case ledger = "ledger/"
  }

  private let files: [SchemaFiles.File]

  /// The versions that this program has.
  package static let released = RulesFiles(SchemaFiles.all)

  /// Versions by their files, whose paths begin with the version's folder; others are passed over.
  package init(_ files: [SchemaFiles.File]) { self.files = files }

  /// The ledger's own types of these versions, beside those of another domain.
  package func withDomain(_ files: [SchemaFiles.File]) -> RulesFiles {
    RulesFiles(self.files.filter { Self.place(of: $0)?.owner == .ledger } + files)
  }

  /// The newest version; 0 when there is none.
  package var newest: Int { files.compactMap { Self.place(of: $0)?.version }.max() ?? 0 }

  /// The schema of every type that a version has, by the type's short name.
  package func schemas(of owner: Owner, in version: Int) -> [String: [UInt8]] {
    var newest: [String: (version: Int, bytes: [UInt8])] = [:]
    for file in files {
      guard let place = Self.place(of: file), place.owner == owner, place.version <= version,
        place.version > newest[place.name]?.version ?? 0
      else { continue }
      newest[place.name] = (place.version, file.bytes)
    }
    return newest.mapValues(\.bytes)
  }

  /// What a path says: `v1/ledger/key.registered.json` is the ledger's type of that name.
  private static func place(
    of file: SchemaFiles.File
  ) -> (version: Int, owner: Owner, name: String)? {
    let parts = file.path.split(separator: "/")
    guard let folder = parts.first, folder.hasPrefix("v"), let version = Int(folder.dropFirst()),
      version > 0, "v\(version)" == folder, let last = parts.last, last.hasSuffix(".json"),
      let owner = Owner(rawValue: parts[1..<(parts.count - 1)].map { $0 + "/" }.joined())
    else { return nil }
    return (version, owner, String(last.dropLast(".json".count)))
  }
}
