package import EventLedger
import GRDB
package import TransparencyLog

extension VerificationCopy: VerifiableLedger {
  package func entryRows(after last: EntryRow?, count: Int) throws -> [EntryRow] {
    let rows = try page(
      "SELECT position, entry FROM entries", key: ["position"],
      after: last.map { [$0.position] }, count: count
    ) { EntryRow(position: $0.integer(0), bytes: $0.bytes(1)) }
    return try ascending(rows, after: last, table: "entries") { $0.position < $1.position }
  }

  package func checkpointRows(after last: CheckpointRow?, count: Int) throws -> [CheckpointRow] {
    let rows = try page(
      "SELECT size, note FROM checkpoints", key: ["size"], after: last.map { [$0.size] },
      count: count
    ) { CheckpointRow(size: $0.integer(0), note: $0.bytes(1)) }
    return try ascending(rows, after: last, table: "checkpoints") { $0.size < $1.size }
  }

  package func cosignatureRows(
    after last: CosignatureRow?, count: Int
  ) throws -> [CosignatureRow] {
    let rows = try page(
      "SELECT size, witness, line FROM cosignatures", key: ["size", "witness"],
      after: last.map { [$0.size, $0.witness.text] }, count: count
    ) { CosignatureRow(size: $0.integer(0), witness: $0.bytes(1), line: $0.bytes(2)) }
    return try ascending(rows, after: last, table: "cosignatures") {
      $0.size == $1.size ? $0.witness.precedes($1.witness) : $0.size < $1.size
    }
  }

  package func tileRows(after last: TileRow?, count: Int) throws -> [TileRow] {
    let rows = try page(
      "SELECT level, number, hashes FROM tiles", key: ["level", "number"],
      after: last.map { [$0.level, $0.number] }, count: count
    ) { TileRow(level: $0.integer(0), number: $0.integer(1), hashes: $0.bytes(2)) }
    return try ascending(rows, after: last, table: "tiles") {
      ($0.level, $0.number) < ($1.level, $1.number)
    }
  }

  package func evidenceRows(after last: EvidenceRow?, count: Int) throws -> [EvidenceRow] {
    // A file that lacks the table is told by its structure.
    guard try hasTable("evidence") else { return [] }
    let rows = try page(
      "SELECT number, note FROM evidence", key: ["number"], after: last.map { [$0.number] },
      count: count
    ) { EvidenceRow(number: $0.integer(0), note: $0.bytes(1)) }
    return try ascending(rows, after: last, table: "evidence") { $0.number < $1.number }
  }

  package func indexRowCount() throws -> UInt64? { try rowCount(of: "event_positions") }

  package func indexRows(after last: IndexRow?, count: Int) throws -> [IndexRow] {
    let rows = try page(
      "SELECT hash, position FROM event_positions", key: ["hash"],
      after: last.map { [$0.event.data] }, count: count
    ) { IndexRow(event: $0.bytes(0), position: $0.integer(1)) }
    return try ascending(rows, after: last, table: "event_positions") {
      $0.event.precedes($1.event)
    }
  }

  package func positions(of events: [Hash]) throws -> [UInt64?] {
    try connection.run { _ in try events.map { try index(of: $0) } }
  }

  package func sealedValueCount() throws -> UInt64? {
    try rowCount(of: "sealed_values")
  }

  package func sealedRows(after last: SealedRow?, count: Int) throws -> [SealedRow] {
    let rows = try page(
      "SELECT event, pointer, box FROM sealed_values", key: ["event", "pointer"],
      after: last.map { [$0.event.text, $0.pointer.text] }, count: count
    ) { SealedRow($0) }
    return try ascending(rows, after: last, table: "sealed_values") {
      $0.event == $1.event ? $0.pointer.precedes($1.pointer) : $0.event.precedes($1.event)
    }
  }

  package func projectionRows(
    of projection: String, after last: StoredProjectionRow?, count: Int
  ) throws -> [StoredProjectionRow] {
    let after = last == nil ? "" : " AND key > ?"
    let rows = try connection.run { database in
      try database.rows(
        """
        SELECT key, value FROM projection_rows WHERE projection = ?\(after) ORDER BY key LIMIT ?
        """,
        StatementArguments([projection]) + StatementArguments(last.map { [$0.key.text] } ?? [])
          + StatementArguments([count])
      ) { StoredProjectionRow(key: $0.bytes(0), value: $0.bytes(1)) }
    }
    return try ascending(rows, after: last, table: "projection_rows") { $0.key.precedes($1.key) }
  }

  /// The next rows of a table in the order of its key.
  private func page<Row>(
    _ select: String, key: [String], after last: StatementArguments?, count: Int,
    _ read: (Columns) -> Row
  ) throws -> [Row] {
    let columns = key.joined(separator: ", ")
    let places = key.map { _ in "?" }.joined(separator: ", ")
    let after = last == nil ? "" : " WHERE (\(columns)) > (\(places))"
    return try connection.run { database in
      try database.rows(
        "\(select)\(after) ORDER BY \(columns) LIMIT ?", (last ?? []) + [count], read)
    }
  }

  /// Refuses rows that do not follow each other.
  ///
  /// Where values are of other types than the format's, or an index is damaged, a page might end
  /// where it began, and reading would never come to an end.
  private func ascending<Row>(
    _ rows: [Row], after last: Row?, table: String, by precedes: (Row, Row) -> Bool
  ) throws -> [Row] {
    var last = last
    for row in rows {
      if let last, !precedes(last, row) {
        throw LedgerError.corrupt(
          self,
          Phrase(
            id: "baris-baris \(table) tidak menurut urutan kuncinya",
            en: "the rows of \(table) are not in the order of their key"))
      }
      last = row
    }
    return rows
  }

  private func rowCount(of table: String) throws -> UInt64? {
    guard try hasTable(table) else { return nil }
    return try connection.run { database in
      try database.row("SELECT count(*) FROM \(table)") { UInt64(clamping: $0.integer(0)) }
    }
  }
}

extension [UInt8] {
  fileprivate func precedes(_ other: [UInt8]) -> Bool { lexicographicallyPrecedes(other) }
}
