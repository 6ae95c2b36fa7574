import CanonicalJSON

/// A stored row, read back as the typed row that the fold wrote.
package struct FoundRow<Row: ProjectionRow>: Sendable {
  /// What the row is stored under.
  package let key: String
  package let row: Row
  /// How many entries touched the row.
  package let entries: UInt64
  /// The index of the newest entry that touched it.
  package let newest: UInt64

  private let definition: ProjectionDefinition

  /// Reads the row of a projection; throws when it is not what the projection writes.
  package init(_ stored: StoredRow, of definition: ProjectionDefinition) throws(RowError) {
    guard let value = try? JSONText(stored.value).root, let row = Row(value),
      let entries = value["entries"]?.integer, let newest = value["newest"]?.integer,
      entries > 0, newest >= 0
    else {
      throw RowError(
        projection: definition.name, key: stored.key,
        reason: "does not read as version \(definition.version) of the projection")
    }
    key = stored.key
    self.row = row
    self.entries = UInt64(entries)
    self.newest = UInt64(newest)
    self.definition = definition
  }

  /// The key as what the projection's rows are found by.
  package func key(_ read: (String) -> Row.Key?) throws(RowError) -> Row.Key {
    guard let typed = read(key) else {
      throw RowError(
        projection: definition.name, key: key, reason: "no row of the projection has such a key")
    }
    return typed
  }
}

extension ProjectionReader {
  /// The rows of a projection whose keys begin with a prefix, sorted by the bytes of their keys.
  package func rows<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, withPrefix prefix: String = ""
  ) throws -> [FoundRow<Row>] {
    try rows(of: definition.name, withPrefix: prefix).map { stored in
      try FoundRow(stored, of: definition)
    }
  }
}
