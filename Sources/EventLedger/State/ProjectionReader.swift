import CanonicalJSON

/// Where a view reads projections from: the stored rows of a ledger, or a state just rebuilt.
package protocol ProjectionReader {
  /// The rows whose keys begin with a prefix, sorted by the bytes of their keys.
  func rows(of projection: String, withPrefix prefix: String) throws -> [StoredRow]

  /// The rows whose own member of a name is true, sorted by the bytes of their keys: the few of
  /// many that somebody has to look at.
  func rows(of projection: String, whereTrue member: String) throws -> [StoredRow]

  /// One row, by its key; nil when there is none.
  func row(of projection: String, key: String) throws -> StoredRow?
}

extension ProjectionReader {
  package func rows(of projection: String, whereTrue member: String) throws -> [StoredRow] {
    try rows(of: projection, withPrefix: "").filter { row in
      try JSONText(row.value).root[member]?.boolean == true
    }
  }

  package func row(of projection: String, key: String) throws -> StoredRow? {
    try rows(of: projection, withPrefix: key).first { $0.key.utf8.elementsEqual(key.utf8) }
  }
}

/// The rows of a state that was replayed from zero, and so holds all of them.
package struct ReplayedRows: ProjectionReader {
  private let rows: [String: [StoredRow]]

  package init(_ state: LedgerState) {
    var rows: [String: [StoredRow]] = [:]
    for table in state.tables { rows[table.definition.name] = Array(table.loadedRows()) }
    self.rows = rows
  }

  package func rows(of projection: String, withPrefix prefix: String) -> [StoredRow] {
    (rows[projection] ?? []).filter { $0.key.utf8.starts(with: prefix.utf8) }
  }
}
