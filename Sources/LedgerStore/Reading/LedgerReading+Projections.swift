package import EventLedger
import GRDB

extension LedgerReading {
  /// The stored projections with their versions and how far they have come, sorted by name; nil
  /// when the copy has none.
  package func storedProjections() throws -> [StoredProjection]? {
    guard try hasTable("projections") else { return nil }
    return try connection.run { database in
      try database.rows("SELECT name, version, size FROM projections ORDER BY name") { row in
        StoredProjection(name: row.text(0), version: row.integer(1), size: row.integer(2))
      }
    }
  }

  /// The stored bytes of a row; nil when the projection has no such row.
  package func row(_ key: String, of projection: String) throws(RowError) -> [UInt8]? {
    do {
      return try connection.run { database in
        try database.row(
          "SELECT value FROM projection_rows WHERE projection = ? AND key = ?", [projection, key]
        ) { $0.bytes(0) }
      }
    } catch {
      throw RowError(projection: projection, key: key, reason: "\(error)")
    }
  }

  /// One row of a projection, by its key; nil when there is none.
  package func row(of projection: String, key: String) throws -> StoredRow? {
    let value: [UInt8]? = try row(key, of: projection)
    return value.map { StoredRow(key: key, value: $0) }
  }

  /// The rows of a projection whose keys begin with a text, sorted by the bytes of their keys.
  package func rows(of projection: String, withPrefix prefix: String = "") throws -> [StoredRow] {
    try connection.run { database in
      try database.rows(
        """
        SELECT key, value FROM projection_rows WHERE projection = ? AND key >= ?
          AND substr(key, 1, ?) = ? ORDER BY key
        """, [projection, prefix, prefix.unicodeScalars.count, prefix]
      ) { StoredRow(key: $0.text(0), value: $0.bytes(1)) }
    }
  }

  package func rows(of projection: String, whereTrue member: String) throws -> [StoredRow] {
    // The search for the text costs a tenth of what reading the JSON does, and leaves little of it.
    try connection.run { database in
      try database.rows(
        """
        SELECT key, value FROM projection_rows WHERE projection = ? AND instr(value, ?) > 0
          AND value ->> ? = 1 ORDER BY key
        """, [projection, "\"\(member)\":true", member]
      ) { StoredRow(key: $0.text(0), value: $0.bytes(1)) }
    }
  }

  func hasTable(_ name: String) throws -> Bool {
    try connection.run { database in
      try database.row(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [name]
      ) { _ in true } ?? false
    }
  }
}
