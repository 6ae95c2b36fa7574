import CanonicalJSON
import EventLedger
import GRDB
import TransparencyLog

/// The statements of a commit; each runs inside its transaction.
extension Unaudited {
  /// Inserts an entry, where its event is found, and the boxes of its sealed values.
  func insert(
    _ entry: Entry, at index: UInt64, boxes: [(pointer: JSONPointer, box: SealedBox)]
  ) throws {
    try connection.run { database in
      try database.cachedStatement(sql: "INSERT INTO entries (position, entry) VALUES (?, ?)")
        .execute(arguments: [Int64(index), entry.bytes.text])
      try database.cachedStatement(
        sql: "INSERT INTO event_positions (hash, position) VALUES (?, ?)"
      ).execute(arguments: [entry.event.hash.data, Int64(index)])
      for (pointer, box) in boxes {
        try database.insertBox(box, of: entry.event.hash, at: pointer)
      }
    }
  }

  /// Inserts a full tile.
  func insert(_ tile: Tile) throws {
    try connection.run { database in
      try database.cachedStatement(
        sql: "INSERT INTO tiles (level, number, hashes) VALUES (?, ?, ?)"
      ).execute(arguments: [
        tile.coordinate.level, Int64(tile.coordinate.number), tile.bytes.data,
      ])
    }
  }

  /// Inserts a checkpoint with the log's line alone.
  func insert(_ checkpoint: SignedCheckpoint) throws {
    try connection.run { database in
      try database.cachedStatement(sql: "INSERT INTO checkpoints (size, note) VALUES (?, ?)")
        .execute(arguments: [
          Int64(checkpoint.checkpoint.treeHead.size), checkpoint.logNote.bytes.text,
        ])
    }
  }

  /// Writes the changed rows of every projection, and how far they have come.
  func write(
    _ changes: [(projection: String, rows: [StoredRow])], size: UInt64
  ) throws {
    try connection.run { database in
      for (projection, rows) in changes {
        for row in rows { try Self.write(row, of: projection, database) }
      }
      try database.execute(sql: "UPDATE projections SET size = ?", arguments: [Int64(size)])
    }
  }

  /// Removes all rows and views, and begins the projections of these definitions.
  func resetProjections(to definitions: [ProjectionDefinition]) throws {
    try connection.run { database in
      try database.execute(sql: "DELETE FROM projection_rows")
      try database.execute(sql: "DELETE FROM projections")
      let views = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
      for view in views { try database.execute(sql: "DROP VIEW \(view.quotedDatabaseIdentifier)") }
      for definition in definitions {
        try database.execute(
          sql: "INSERT INTO projections (name, version, size) VALUES (?, ?, 0)",
          arguments: [definition.name, definition.version])
        try database.execute(sql: FileFormat.view(of: definition))
      }
    }
  }

  private static func write(
    _ row: StoredRow, of projection: String, _ database: Database
  ) throws {
    guard !row.isRemoval else {
      try database.cachedStatement(
        sql: "DELETE FROM projection_rows WHERE projection = ? AND key = ?"
      ).execute(arguments: [projection, row.key])
      return
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO projection_rows (projection, key, value) VALUES (?, ?, ?)
        ON CONFLICT (projection, key) DO UPDATE SET value = excluded.value
        """
    ).execute(arguments: [projection, row.key, row.value.text])
  }
}

extension Database {
  /// Inserts the box of one sealed value.
  func insertBox(_ box: SealedBox, of event: Hash, at pointer: JSONPointer) throws {
    try cachedStatement(sql: "INSERT INTO sealed_values (event, pointer, box) VALUES (?, ?, ?)")
      .execute(arguments: ["\(event)", "\(pointer)", box.bytes.data])
  }
}
