import CanonicalJSON

/// The rows of one projection: loaded when first asked for, and remembered when changed.
///
/// Beside its own members every row holds how many entries touched it and the index of the
/// newest, so that a reader can find the events behind it.
package typealias Table<Row: ProjectionRow> = KeyedRows<Row.Key, Row>

extension KeyedRows where Row: ProjectionRow, Key == Row.Key {
  /// The rows of a projection, those of `source` loaded when they are first asked for.
  package init(source: (any RowSource)? = nil) {
    let definition = Row.definition
    self.init(
      definition,
      stored: source.map { source in
        { key in
          Result { () throws(RowError) in try Slot(key, of: definition, in: source) }
        }
      })
  }

  /// The rows changed since the last call, each once and as they are now, sorted by key; a row
  /// that is gone has no value.
  package mutating func takeChanges() -> [StoredRow] {
    let rows = inOrder(changed).map { slots[$0].stored }
    for position in changed { slots[position].isChanged = false }
    changed.removeAll(keepingCapacity: true)
    return rows
  }

  /// Every row that was loaded or made, sorted by the bytes of its key.
  package func loadedRows() -> StoredRows {
    let positions = inOrder(slots.indices.filter { slots[$0].row != nil })
    return StoredRows(count: positions.count) { [slots] in slots[positions[$0]].stored }
  }

  /// Calls `body` with every loaded row, in the order of their keys' bytes.
  package func forEachLoaded(_ body: (Row.Key, Row) -> Void) {
    for position in inOrder(Array(slots.indices)) {
      if let row = slots[position].row { body(slots[position].key, row) }
    }
  }

  private func inOrder(_ positions: [Int]) -> [Int] {
    sortedByText(positions.map { (slots[$0].key.description, $0) })
  }
}

/// The positions in the order of their texts' bytes.
private func sortedByText(_ positions: [(text: String, position: Int)]) -> [Int] {
  positions.sorted { precedes($0.text, $1.text) }.map(\.position)
}

/// Whether the bytes of the first text stand before those of the second.
private func precedes(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in
    right.withUTF8 { right in
      for index in 0..<min(left.count, right.count) where left[index] != right[index] {
        return left[index] < right[index]
      }
      return left.count < right.count
    }
  }
}

extension KeyedRows.Slot where Row: ProjectionRow, Key == Row.Key {
  /// Reads the row back from what `stored` wrote; nil when there is none.
  fileprivate init?(
    _ key: Key, of definition: ProjectionDefinition, in source: any RowSource
  ) throws(RowError) {
    guard let bytes = try source.row("\(key)", of: definition.name) else { return nil }
    let found = try FoundRow<Row>(StoredRow(key: "\(key)", value: bytes), of: definition)
    self.init(key: key, row: found.row, entries: found.entries, newest: found.newest)
  }

  /// The row as it is to be stored.
  fileprivate var stored: StoredRow {
    guard let row else { return StoredRow(key: key.description, value: []) }
    let object = JSON(
      members: row.members + [
        ("entries", .integer(Int64(entries))), ("newest", .integer(Int64(newest))),
      ])
    guard let value = try? object.canonicalBytes() else {
      preconditionFailure("the row under \(key) has no canonical form")
    }
    return StoredRow(key: key.description, value: value)
  }
}

/// A table whose rows' type is not asked for: what stores, compares and lists rows.
package protocol ProjectionTable {
  var definition: ProjectionDefinition { get }
  mutating func takeChanges() -> [StoredRow]
  func loadedRows() -> StoredRows
}

extension KeyedRows: ProjectionTable where Row: ProjectionRow, Key == Row.Key {}
