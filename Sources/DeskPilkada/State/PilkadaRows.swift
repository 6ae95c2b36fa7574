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
    try reader.rows(type, of: definition, withPrefix: prefix)
  }

  /// The rows whose own member of a name is true, sorted by key.
  package func found<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, whereTrue member: String
  ) throws -> [FoundRow<Row>] {
    try reader.rows(of: definition.name, whereTrue: member).map { stored in
      try FoundRow(stored, of: definition)
    }
  }

  /// The keys of the rows whose own member of a name is true, sorted.
  package func keys(
    of definition: ProjectionDefinition, whereTrue member: String
  ) throws -> [String] {
    try reader.rows(of: definition.name, whereTrue: member).map(\.key)
  }

  /// The row under a key; nil when there is none.
  package func row<Row: ProjectionRow>(
    _ type: Row.Type, of definition: ProjectionDefinition, key: String
  ) throws -> Row? {
    try reader.row(of: definition.name, key: key).map { try FoundRow($0, of: definition).row }
  }
}
