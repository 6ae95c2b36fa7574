package import CanonicalJSON
package import TransparencyLog

/// What a seal states of one projection: how many rows it had before the seal, and their root.
package struct SealedProjection: Hashable, Sendable {
  package let name: String
  package let version: Int
  package let rows: UInt64
  package let root: Hash

  /// Seals rows that are sorted by the bytes of their keys.
  package init(_ definition: ProjectionDefinition, rows: some Sequence<StoredRow>) {
    var root = StateRoot()
    var count: UInt64 = 0
    for row in rows {
      root.append(row)
      count += 1
    }
    self.init(definition, rows: count, root: root.root)
  }

  /// The same of all rows of a table, which are written out and hashed on every core.
  package init(_ table: any ProjectionTable) async throws {
    let rows = table.loadedRows()
    var rest = 0..<rows.count
    var root = StateRoot()
    try await mapInOrder(
      next: { () -> Range<Int>? in
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(Self.rowsPerTask) }
        return rest.prefix(Self.rowsPerTask)
      },
      transform: { rows.leafHashes($0) },
      consume: { hashes in for hash in hashes { root.append(leafHash: hash) } })
    self.init(table.definition, rows: UInt64(rows.count), root: root.root)
  }

  private init(_ definition: ProjectionDefinition, rows: UInt64, root: Hash) {
    name = definition.name
    version = definition.version
    self.rows = rows
    self.root = root
  }

  private static var rowsPerTask: Int { 1024 }

  /// Reads what ``json`` wrote; nil when it is something else.
  package init?(_ value: JSONValue) {
    guard let name = value["name"]?.string, let version = value["version"]?.integer,
      let rows = value["rows"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let root = value["root"]?.string.flatMap({ Hash(hex: $0) })
    else { return nil }
    self.name = name
    self.version = Int(version)
    self.rows = rows
    self.root = root
  }

  /// The projections that a seal's data states; nil when it is no seal's.
  package static func all(in data: JSONValue) -> [SealedProjection]? {
    guard let elements = data["projections"]?.elements else { return nil }
    let read = elements.map { SealedProjection($0) }
    return read.contains(nil) ? nil : read.compactMap(\.self)
  }

  /// The projection as it stands in the data of `state.sealed`.
  package var json: JSON {
    [
      "name": .string(name), "root": .string("\(root)"), "rows": .integer(Int64(rows)),
      "version": .integer(Int64(version)),
    ]
  }

  /// The size and the root, which a row's path leads to.
  package var head: TreeHead { TreeHead(size: rows, root: root) }
}

extension SealedProjection: CustomStringConvertible {
  /// The statement in words.
  package var description: String { "\(name) version \(version), \(rows) rows, root \(root)" }
}
