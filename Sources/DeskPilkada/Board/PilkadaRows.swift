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
    try reader.rows(of: definition.name, withPrefix: prefix).map { stored in
      (stored.key, try decode(stored, of: definition))
    }
  }

  /// The row under a key; nil when there is none.
  package func row<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, key: String
  ) throws -> Row? {
    try reader.row(of: definition.name, key: key).map { try decode($0, of: definition) }
  }

  private func decode<Row: ProjectionRow>(
    _ stored: StoredRow, of definition: ProjectionDefinition
  ) throws -> Row {
    guard let text = try? JSONText(stored.value), let row = Row(text.root) else {
      throw RowError(
        projection: definition.name, key: stored.key,
        reason: "does not read as version \(definition.version) of the projection")
    }
    return row
  }
}
