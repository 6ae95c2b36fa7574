import CanonicalJSON
package import EventLedger

/// Reads the domain's projections as the typed rows that the folds wrote.
package struct PilkadaRows {
  private let reader: any ProjectionReader

  package init(_ reader: any ProjectionReader) { self.reader = reader }

  /// The rows of a projection whose keys begin with a prefix, sorted by key.
  package func rows<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, withPrefix prefix: String = ""
  ) throws -> [(key: String, row: Row)] {
    try found(type, of: definition, withPrefix: prefix).map { ($0.key, $0.row) }
  }

  /// The same rows, each with the newest entry behind it.
  package func found<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, withPrefix prefix: String = ""
  ) throws -> [FoundRow<Row>] {
    try reader.rows(of: definition.name, withPrefix: prefix).map { stored in
      try decode(stored, of: definition)
    }
  }

  /// The row under a key; nil when there is none.
  package func row<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, key: String
  ) throws -> Row? {
    try reader.row(of: definition.name, key: key).map { try decode($0, of: definition).row }
  }

  private func decode<Row: ProjectionRow>(
    _ stored: StoredRow, of definition: ProjectionDefinition
  ) throws -> FoundRow<Row> {
    guard let text = try? JSONText(stored.value), let row = Row(text.root),
      let newest = text.root.integer("newest"), newest >= 0
    else {
      throw RowError(
        projection: definition.name, key: stored.key,
        reason: "does not read as version \(definition.version) of the projection")
    }
    return FoundRow(key: stored.key, row: row, newest: UInt64(newest))
  }
}

/// A row as it was found: its key, and the index of the newest entry that touched it.
package struct FoundRow<Row: ProjectionRow>: Sendable {
  package let key: String
  package let row: Row
  package let newest: UInt64
}
