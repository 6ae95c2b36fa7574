import CanonicalJSON
package import EventLedger
import GRDB
package import TransparencyLog

/// Everything that can be read from a ledger's file, whoever opened it and for whatever purpose.
///
/// What it hands out is what the file says; only opening the file and verifying it check that.
package protocol LedgerReading: LedgerHistory, RowSource, ProjectionReader {
  var connection: LedgerConnection { get }
}

extension LedgerReading {
  /// The number of entries.
  package var size: UInt64 {
    get throws {
      try connection.run { database in
        try database.row("SELECT max(position) + 1 FROM entries") {
          UInt64(clamping: $0.integer(0))
        }
      } ?? 0
    }
  }

  /// The stored bytes of entries, in order; fewer than asked for only at the end.
  package func entries(from index: UInt64, count: Int) throws -> [[UInt8]] {
    try connection.run { database in
      try database.rows(
        "SELECT entry FROM entries WHERE position >= ? ORDER BY position LIMIT ?",
        [Int64(clamping: index), count]
      ) { $0.bytes(0) }
    }
  }

  /// The first entry from an index on that is wanted, found by reading on; nil when there is none.
  ///
  /// Read in pages, so that memory stays flat however far it is.
  func firstEntry(
    from index: UInt64, where isWanted: (Entry) throws -> Bool
  ) throws -> (index: UInt64, entry: Entry)? {
    let pageEntries = 256
    var next = index
    while true {
      let page = try entries(from: next, count: pageEntries)
      for bytes in page {
        let entry = try Entry(bytes)
        if try isWanted(entry) { return (next, entry) }
        next += 1
      }
      guard page.count == pageEntries else { return nil }
    }
  }

  /// The stored bytes of one entry; nil when there is none at the index.
  package func entry(at index: UInt64) throws -> [UInt8]? {
    try connection.run { database in
      try database.row(
        "SELECT entry FROM entries WHERE position = ?", [Int64(clamping: index)]
      ) { $0.bytes(0) }
    }
  }

  /// The index of the entry that holds an event; nil when it is not known.
  package func index(of event: Hash) throws -> UInt64? {
    try connection.run { database in
      try database.row("SELECT position FROM event_positions WHERE hash = ?", [event.data]) {
        UInt64(clamping: $0.integer(0))
      }
    }
  }

  /// The events whose hashes begin with 8 to 64 lowercase hexadecimal digits, sorted by hash.
  ///
  /// At most `countMax` are returned: two suffice to see that a prefix is not unique.
  package func events(
    withHashPrefix digits: String, countMax: Int = 2
  ) throws -> [(hash: Hash, index: UInt64)] {
    guard let bounds = HashPrefix(digits) else { return [] }
    return try connection.run { database in
      try database.rows(
        """
        SELECT hash, position FROM event_positions WHERE hash BETWEEN ? AND ?
        ORDER BY hash LIMIT ?
        """, [bounds.lowest.data, bounds.highest.data, countMax]
      ) { row in Hash(row.bytes(0)).map { ($0, UInt64(clamping: row.integer(1))) } }
      .compactMap(\.self)
    }
  }

  /// What opens an event's sealed values, sorted by place, as far as their keys are at hand; none
  /// for what was erased as of the state that is read, and none in a copy without them.
  package func openings(of event: Event, with keys: SealingKeys) throws -> [Opening] {
    let erased = try erasure(of: event.hash)
    return try sealedRows(of: event.hash).compactMap { row in
      guard let pointer = JSONPointer(row.pointer.text), erased?.place(at: pointer) == nil,
        let box = SealedBox(row.box)
      else { return nil }
      return keys.opening(of: box, at: SealedPlace(of: event, pointer: pointer))
    }
  }

  /// What the stored state says was erased of an event.
  func erasure(of event: Hash) throws -> ErasureRow? {
    var erasures = Table<ErasureRow>(source: self)
    return try erasures.row(event)
  }

  /// The stored sealed values of one event, sorted by place.
  package func sealedRows(of event: Hash) throws -> [SealedRow] {
    try connection.run { database in
      try database.rows(
        """
        SELECT event, pointer, box FROM sealed_values WHERE event = ? ORDER BY pointer
        """, ["\(event)"]
      ) { SealedRow($0) }
    }
  }
}

extension SealedRow {
  /// The columns event, pointer and box.
  init(_ row: Columns) {
    self.init(event: row.bytes(0), pointer: row.bytes(1), box: row.bytes(2))
  }
}
